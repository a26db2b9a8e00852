import { describe, expect, it } from 'vitest';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

async function contentOf(status: string): Promise<string> {
  return String((await subject.post({ status })).body.content);
}

// Mastodon 4.5, app/lib/text_formatter.rb.
describe('the HTML of a text', () => {
  it('has paragraphs, line breaks, escaped marks, links cut short and hashtags in one', async () => {
    const content = await contentOf(
      'A <b> & "c"\nZweite\n\n#Musterhausen https://www.example.org/a/b/c/d/e/f/g/h/i/j/k',
    );
    expect(content).toContain('<p>A &lt;b&gt; &amp;');
    expect(content).toMatch(/<br ?\/?>Zweite<\/p><p>/);
    expect(content).toMatch(/class="mention hashtag"[^>]*>#<span>Musterhausen<\/span><\/a>/);
    expect(content).toContain('<span class="invisible">https://www.</span>');
    expect(content).toContain('<span class="ellipsis">example.org/a/b/c/d/e/f/g/h/i/</span>');
    expect(content).toContain('<span class="invisible">j/k</span>');
  });

  stageIt.each([
    ['three line breaks are one paragraph', 'A\n\n\nB', '<p>A</p><p>B</p>'],
    ['a lone number is no hashtag', 'Platz #1', '<p>Platz #1</p>'],
    ['unknown people stay text', 'an @nobody@example.org', '<p>an @nobody@example.org</p>'],
    ['a domain alone is no link', 'auf example.org', '<p>auf example.org</p>'],
  ])('%s', async (_name, text, html) => {
    expect(await contentOf(text)).toBe(html);
  });

  stageIt('links people of the server, by name alone', async () => {
    expect(await contentOf('an @museum@social.stadt.example!')).toBe(
      '<p>an <span class="h-card" translate="no"><a href="https://social.stadt.example/@museum" ' +
        'class="u-url mention">@<span>museum</span></a></span>!</p>',
    );
  });

  stageIt('leaves a full stop and a bracket outside of a link', async () => {
    expect(await contentOf('(https://example.org/a).')).toMatch(
      /^<p>\(<a href="https:\/\/example\.org\/a".*<\/a>\)\.<\/p>$/,
    );
  });

  stageIt('lists hashtags in small letters, once each', async () => {
    const { body } = await subject.post({ status: '#Rathaus #rathaus #Größe' });
    expect(body.tags).toMatchObject([{ name: 'rathaus' }, { name: 'größe' }]);
  });
});
