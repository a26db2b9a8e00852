import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../utils/mastodon/addresses-and-mentions.ts';
import { statusLength, strip } from '../../../utils/mastodon/length.ts';
import { findMentions, withoutMentions } from '../../../utils/mastodon/mentions.ts';
import { topLevelDomains } from '../../../utils/mastodon/top-level-domains.ts';
import { findUrls } from '../../../utils/mastodon/urls.ts';

interface Vector {
  note: string;
  text: string;
  spoiler_text?: string;
  expected: number;
}

// The file's shape is fixed beside this test.
const { vectors } = JSON.parse(
  readFileSync(new URL('../../fixtures/length-vectors.json', import.meta.url), 'utf8'),
) as { vectors: Vector[] };

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'https://',
        '://',
        '.de',
        'köln',
        '@',
        '@amt',
        '/',
        '?',
        '(',
        ')',
        '.',
        '-',
        '_',
        '„',
        '“',
      ),
      fc.constantFrom(
        ' ',
        '\n',
        '\u00a0',
        'https://a.de',
        '😀',
        '👨‍👩‍👧',
        'क्षि',
        '\u0301',
        'xn--',
        '#',
        ':',
        '=',
        '&',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));

describe('statusLength counts as the server does', () => {
  it.each(vectors.map((vector) => [vector.note, vector] as const))('%s', (_, vector) => {
    expect(statusLength(vector.text, vector.spoiler_text)).toBe(vector.expected);
  });

  it('reserves what the server says for an address', () => {
    expect(statusLength('Siehe https://www.krefeld.de/rathaus', '', 32)).toBe('Siehe '.length + 32);
  });

  it('counts no link behind a domain without a scheme, of which it is a part', () => {
    const text = 'krefeld.de/?zu=https://www.krefeld.de/rathaus';
    expect(statusLength(text)).toBe(text.length);
  });

  it('cuts t.co behind its code, and knows none of more than 40 characters', () => {
    expect(statusLength('https://t.co/abc/def')).toBe(23 + '/def'.length);
    expect(statusLength(`https://t.co/${'a'.repeat(41)}`)).toBe('https://t.co/'.length + 41);
  });

  it('takes the longer count where servers may not encode a domain', () => {
    expect(statusLength('https://😀.de')).toBe(23);
    expect(statusLength(`https://😀.de/${'a'.repeat(30)}`)).toBe('https://x.de/'.length + 30);
  });

  it('counts every letter of an Indic conjunct, and Thai am with its letter', () => {
    expect(statusLength('क्षि न्त्र')).toBe(6);
    expect(statusLength('ก่ำ')).toBe(1);
  });

  it('counts nothing for text of white space of any kind', () => {
    expect(statusLength('\u00a0\u2003', 'CW')).toBe(2);
  });

  it('is linear: a hundred thousand characters of any kind take no noticeable time', () => {
    const nasty = [
      'ä',
      'ä.',
      'a-',
      '@a.',
      '@',
      'https://a.de/(',
      'https://a.de?',
      '(😀)',
      '!',
      'https://ä.',
      '_.',
    ];
    for (const piece of nasty) {
      const text = `https://a.de/${piece.repeat(100_000 / piece.length)}://`;
      expect(statusLength(text)).toBeGreaterThan(0);
    }
  });
});

describe('statusLength, whatever the text', () => {
  it('grows by a plain word with its space, appended', () => {
    fc.assert(
      fc.property(hostile, fc.stringMatching(/^[a-z]{1,12}$/), (text, word) => {
        // Without white space at the end, which was stripped before and now counts.
        const base = `${strip(text)}.`;
        expect(statusLength(`${base} ${word}`)).toBe(statusLength(base) + 1 + word.length);
      }),
    );
  });

  it('adds up over lines', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const [first, second] = [`${a}.`, `.${b}.`];
        expect(statusLength(`x${first}\n${second}`)).toBe(
          statusLength(`x${first}`) + 1 + statusLength(second),
        );
      }),
    );
  });

  it('does not see white space around it', () => {
    fc.assert(
      fc.property(hostile, fc.stringMatching(/^[ \n\t]{0,5}$/), (text, space) => {
        expect(statusLength(space + text + space)).toBe(statusLength(text));
      }),
    );
  });

  it('counts a content warning in full', () => {
    fc.assert(
      fc.property(hostile, fc.stringMatching(/^[a-z@.:/]{0,12}$/), (text, warning) => {
        expect(statusLength(`.${text}`, warning)).toBe(statusLength(`.${text}`) + warning.length);
      }),
    );
  });

  it('finds entities in order, inside the text and without overlaps', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        let end = 0;
        for (const entity of findEntities(text)) {
          expect(entity.start).toBeGreaterThanOrEqual(end);
          expect(entity.end).toBeGreaterThan(entity.start);
          end = entity.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('findUrls', () => {
  const found = (text: string) => findUrls(text).map(({ start, end }) => text.slice(start, end));

  it('takes a closing quotation mark into a path, but not into a domain', () => {
    expect(found('„https://krefeld.de/rathaus“')).toEqual(['https://krefeld.de/rathaus“']);
    expect(found('„https://krefeld.de“')).toEqual(['https://krefeld.de']);
  });

  it('allows an underscore in a subdomain, not in the domain', () => {
    expect(found('https://a_b.krefeld.de https://a_b.de')).toEqual(['https://a_b.krefeld.de']);
  });

  it('leaves the brackets around an address alone, and keeps balanced ones in it', () => {
    expect(found('(https://krefeld.de/a) https://a.de/b_(c_(d)).')).toEqual([
      'https://krefeld.de/a',
      'https://a.de/b_(c_(d))',
    ]);
  });
});

describe('withoutMentions', () => {
  it.each([
    ['Danke @alice!', 'Danke alice!'],
    ['Danke @alice@example.org.', 'Danke alice@example.org.'],
    ['@@alice und @-@bob', 'alice und @-bob'],
    ['Post an amt@krefeld.de', 'Post an amt@krefeld.de'],
    ['https://social.example/@alice', 'https://social.example/@alice'],
    ['https://social.example/~@alice', 'https://social.example/~%40alice'],
    ['https://a.de/~@alice~@bob @carla', 'https://a.de/~%40alice~%40bob carla'],
    ['Um 20 Uhr @ Rathaus', 'Um 20 Uhr @ Rathaus'],
  ])('%s', (text, expected) => {
    expect(withoutMentions(text)).toBe(expected);
  });

  it('leaves no mention, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(findMentions(withoutMentions(text))).toEqual([]);
      }),
    );
  });
});

it('knows the top-level domains of twitter-text 3.1.0', () => {
  const load = createRequire(import.meta.url);
  const names = ['GTLD', 'CCTLD'].flatMap((list) => {
    // The package has no types: each of these files is one regular expression.
    const { source } = load(`twitter-text/dist/regexp/valid${list}.js`) as RegExp;
    return source
      .replace(/^(?:\(\?:)+/, '')
      .replace(/\)\(\?=.*$/, '')
      .split('|');
  });
  expect(new Set(topLevelDomains.trim().split(/\s+/))).toEqual(new Set(names));
});
