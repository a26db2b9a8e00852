import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Standing, sameStatus } from '../../../utils/mastodon/same-status.ts';
import type { PlannedStatus } from '../../../utils/post/plan.ts';
import { formatText } from '../../stage/mastodon/content/format.ts';
import { createServer } from '../../stage/mastodon/server.ts';

const server = createServer({ host: 'social.example' });
server.db.insert('users', {
  ...{
    id: '1',
    username: 'stadt',
    password: '',
    display_name: 'Stadt',
    bio: '',
    avatar: null,
    created_at: 0,
  },
});
afterAll(() => server.db.close());

const since = Date.parse('2026-11-22T09:00:00Z');

const planned = (text: string, change: Partial<PlannedStatus> = {}): PlannedStatus => ({
  ...{ text, spoilerText: '', sensitive: false, language: 'de', visibility: 'public' },
  ...{ media: [], replyTo: undefined },
  ...change,
});

/** What the server shows of a text. */
const standing = (text: string, change: Partial<Standing> = {}): Standing => ({
  ...{ content: formatText(server, text), spoilerText: '', createdAt: new Date(since).toISOString() },
  ...{ inReplyToId: null, mediaAttachments: [] },
  ...change,
});

const same = (one: Standing, status: PlannedStatus, replyTo?: string) =>
  sameStatus(one, status, replyTo, since);

describe('a status is recognised in what the server made of it', () => {
  test.each([
    'Guten Morgen',
    'Erster Absatz\n\nZweiter Absatz\nmit Umbruch\n\n\n\nund Luft',
    '  am Rand  ',
    'a < b & c > d "e" \'f\' &amp; &lt;p&gt;',
    'Mehr: https://www.krefeld.example/rathaus/aktuelles/2026/11/22/ein-sehr-langer-pfad?x=1&y=2#z',
    'https://a.example https://b.example/ö',
    '#Krefeld #Straßenfest und #Ümläute',
    'Dank an @stadt und @stadt@social.example und @museum@kultur.example!',
    'presse@krefeld.example, nicht @jemand.bsky.social',
    '👩‍👩‍👧‍👦 Familie 🇩🇪',
    'Schmale\u202fLeerzeichen\u00a0und \u2003weite',
    'C++ <script>alert(1)</script> </p><br>',
    '1 &#x41; 2 &#65;',
  ])('%j', (text) => {
    expect(same(standing(text), planned(text))).toBe(true);
    expect(same(standing(text), planned(`${text} nicht`))).toBe(false);
  });

  test('whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        ' ',
        '\n',
        '\n\n',
        '&',
        '<b>',
        '&amp;',
        '#Fest',
        '@stadt',
        '@a@b.example',
        'https://a.example/b?c=d',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join(' ').trim();
        expect(same(standing(text), planned(text))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('with decomposed letters', () => {
    expect(same(standing('Mu\u0308nchen'), planned('München'))).toBe(true);
  });

  test('with a warning, and where a warning without a text has become the text', () => {
    const status = planned('Text', { spoilerText: 'Nacktheit' });
    expect(same(standing('Text', { spoilerText: 'Nacktheit' }), status)).toBe(true);
    const empty = planned('', { spoilerText: 'Nacktheit', media: [0] });
    expect(same(standing('Nacktheit', { mediaAttachments: [{}] }), empty)).toBe(true);
  });

  test('with nothing but pictures', () => {
    expect(same(standing('', { mediaAttachments: [{}, {}] }), planned('', { media: [0, 1] }))).toBe(true);
  });
});

describe('a status whose server says how it was written', () => {
  const text = 'Bürger*innen :-) https://a.example/b.png';
  const shown = { content: 'Bürger*innen &#128578; <br>', text, mediaAttachments: [{}] };

  test('is recognised in that, whatever was made of it', () => {
    expect(same(standing('', shown), planned(text))).toBe(true);
    expect(same(standing('', shown), planned(text, { media: [0] }))).toBe(true);
    expect(
      same(standing('', { ...shown, spoilerText: 'Achtung' }), planned(text, { spoilerText: 'Achtung' })),
    ).toBe(true);
  });

  test('is another one if it was written otherwise', () => {
    expect(same(standing('', shown), planned(`${text} nicht`))).toBe(false);
    expect(same(standing('', shown), planned(text, { spoilerText: 'Achtung' }))).toBe(false);
    expect(same(standing('', shown), planned(text, { media: [0, 1] }))).toBe(false);
    expect(same(standing('', { ...shown, text: '' }), planned('', { media: [0] }))).toBe(false);
  });
});

describe('it is another status', () => {
  const text = 'Guten Morgen';
  test('with another number of pictures', () => {
    expect(same(standing(text, { mediaAttachments: [{}] }), planned(text))).toBe(false);
  });
  test('in answer to another, or to none', () => {
    expect(same(standing(text, { inReplyToId: '1' }), planned(text), '2')).toBe(false);
    expect(same(standing(text), planned(text), '2')).toBe(false);
    expect(same(standing(text, { inReplyToId: '1' }), planned(text))).toBe(false);
    expect(same(standing(text, { inReplyToId: '2' }), planned(text), '2')).toBe(true);
  });
  test('of an earlier day; clocks that differ by five minutes do not matter', () => {
    const at = (minutes: number) => ({ createdAt: new Date(since + minutes * 60_000).toISOString() });
    expect(same(standing(text, at(-6)), planned(text))).toBe(false);
    expect(same(standing(text, at(-4)), planned(text))).toBe(true);
    expect(same(standing(text, { createdAt: 'never' }), planned(text))).toBe(false);
  });
  test('with another link behind the same words', () => {
    const [one, other] = ['https://a.example/1', 'https://a.example/2'];
    expect(same(standing(one), planned(other))).toBe(false);
  });
});
