import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderedFiles, planManuscript } from '../../../utils/composer/plan.ts';
import { statusLength } from '../../../utils/mastodon/length.ts';
import { breakLine, dividedText } from '../../../utils/post/breaks.ts';
import { accountWith, fileWith, manuscriptWith, stadt } from './manuscripts.ts';

const around = { ending: '', detected: 'de' };
const textsOf = (manuscript: Parameters<typeof manuscriptWith>[0], account = accountWith(), more = around) =>
  planManuscript(manuscriptWith(manuscript), account, more).statuses.map(({ text }) => text);

describe('the statuses of a manuscript', () => {
  it('are one for a short text, which stays as it was typed: mentions, shortened links and all', () => {
    const text = 'Mit @zoo@social.example und https://krefeld.de/?utm_source=x 🧺';
    expect(textsOf({ text })).toEqual([text]);
  });

  it('begin anew where a person divided the text, and where it is too long for the account', () => {
    const text = `Eins\n${breakLine}\nZwei ${'wort '.repeat(80)}ende`;
    expect(textsOf({ text })).toHaveLength(2);
    const short = textsOf({ text }, accountWith(stadt, { characters: 300 }));
    expect(short.length).toBe(3);
    expect(short[0]).toBe('Eins');
  });

  it('have all that was chosen, each reply to the one before', () => {
    const { statuses } = planManuscript(
      manuscriptWith({
        text: `Eins\n${breakLine}\nZwei`,
        warning: ' Hochwasser ',
        visibility: 'private',
        quotePolicy: 'nobody',
        target: {
          kind: 'reply',
          address: 'https://a.example/1',
          found: { [stadt]: { id: '7', author: 'a', text: '' } },
        },
        poll: { options: ['Ja', 'Nein', ' '], lasts: 3600, multiple: true },
      }),
      accountWith(),
      around,
    );
    expect(statuses).toEqual([
      {
        ...{
          text: 'Eins',
          spoilerText: 'Hochwasser',
          sensitive: false,
          language: 'de',
          visibility: 'private',
        },
        ...{ media: [], replyTo: undefined },
        written: {
          answers: '7',
          quotePolicy: 'nobody',
          poll: { options: ['Ja', 'Nein'], lasts: 3600, multiple: true },
        },
      },
      {
        ...{
          text: 'Zwei',
          spoilerText: 'Hochwasser',
          sensitive: false,
          language: 'de',
          visibility: 'private',
        },
        ...{ media: [], replyTo: 0, written: { quotePolicy: 'nobody' } },
      },
    ]);
  });

  it('say nothing of quotes to a server that knows none', () => {
    const { statuses } = planManuscript(
      manuscriptWith({ text: 'Hallo', quotePolicy: 'nobody' }),
      accountWith(stadt, {}, '4.4.9'),
      around,
    );
    expect(statuses[0]?.written).toBeUndefined();
  });

  it('of a warning to the public are public and have no cover, whatever was chosen before', () => {
    const { statuses } = planManuscript(
      manuscriptWith({ text: 'Sirene', urgent: true, visibility: 'private', warning: 'Achtung' }),
      accountWith(),
      around,
    );
    expect(statuses[0]).toMatchObject({ visibility: 'public', spoilerText: '' });
  });

  it('end with the ending of the account, once, and none where nothing is written', () => {
    const more = { ...around, ending: '#Krefeld' };
    expect(textsOf({ text: 'Hallo' }, accountWith(), more)).toEqual(['Hallo\n\n#Krefeld']);
    expect(textsOf({ text: 'Hallo #Krefeld' }, accountWith(), more)).toEqual(['Hallo #Krefeld']);
    expect(textsOf({ text: 'Hallo', ending: false }, accountWith(), more)).toEqual(['Hallo']);
    expect(textsOf({ text: '' }, accountWith(), more)).toEqual([]);
  });

  it('have pictures in groups of what the server takes, a video or a sound alone, each at the post it belongs to', () => {
    const files = [
      fileWith('a'),
      fileWith('b', { part: 1 }),
      fileWith('c'),
      fileWith('d', { kind: 'audio', type: 'audio/mpeg', part: 9 }),
    ];
    const manuscript = manuscriptWith({ text: `Eins\n${breakLine}\nZwei`, files, sensitive: true });
    const { statuses, losses } = planManuscript(manuscript, accountWith(), around);
    expect(statuses.map(({ media }) => media)).toEqual([[0, 1], [2], [3]]);
    expect(statuses.map(({ sensitive }) => sensitive)).toEqual([true, true, true]);
    expect(orderedFiles(manuscript).map(({ id }) => id)).toEqual(['a', 'c', 'b', 'd']);
    expect(losses).toEqual([{ kind: 'media-in-replies', count: 1 }]);
  });

  it('never are too long, and lose no word, whatever is typed', () => {
    const word = fc.oneof(
      fc.string({ minLength: 1, maxLength: 40 }),
      fc.constantFrom(breakLine, 'https://krefeld.de/a', '🧺'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 120 }), fc.constantFrom(300, 500), (words, characters) => {
        const text = words.join('\n');
        const texts = textsOf({ text }, accountWith(stadt, { characters }));
        for (const each of texts) expect(statusLength(each)).toBeLessThanOrEqual(characters);
        const letters = (of: string) => of.replace(/[\s\0]/g, '');
        expect(letters(texts.join(''))).toBe(letters(dividedText(text).join('')));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a line that divides', () => {
  it('is known with other spaces too, and nothing else is', () => {
    expect(dividedText('a\n—✂—\nb')).toEqual(['a', 'b']);
    expect(dividedText('a\n---\nb ✂ c')).toEqual(['a\n---\nb ✂ c']);
  });
});
