import { describe, expect, test } from 'vitest';
import type { DescriptionPolicy } from '../../../utils/post/descriptions.ts';
import { draftFacts } from '../../../utils/preview/draft-facts.ts';
import { card, previewed } from './previewed.ts';

const media = [{ description: 'Rathaus' }, {}, { description: 'May be an image', unchecked: true }];

describe('a person is asked for descriptions', () => {
  test.each([
    ['none where the rule says off', 'off', [0, 0, false]],
    ['and the post may go where it says warn', 'warn', [1, 1, false]],
    ['and the post is held where it says require', 'require', [1, 1, true]],
  ] as const)('%s', (_, descriptions, expected) => {
    const facts = draftFacts(previewed('Eins', media, { descriptions }));
    expect([facts.missingDescriptions, facts.uncheckedDescriptions, facts.held]).toEqual(expected);
  });

  test('no longer once they are written', () => {
    const written = { descriptions: { k1: 'a', k2: 'b' } };
    expect(draftFacts(previewed('Eins', media, { descriptions: 'require' }, written))).toMatchObject({
      ...{ missingDescriptions: 0, uncheckedDescriptions: 0, held: false },
    });
  });

  test('but the post is not held once a reason is', () => {
    const reasoned = { reason: 'Zierbilder' };
    expect(draftFacts(previewed('Eins', media, { descriptions: 'require' }, reasoned))).toMatchObject({
      ...{ missingDescriptions: 1, held: false },
    });
  });
});

test('it is said once what any chosen server will not take', () => {
  const bytes = 120 * 1024 ** 2;
  const small = { ...card, id: 'museum@kultur.example', limits: { ...card.limits, videoBytes: 10 } };
  const accounts = [card, small];
  const film = [{ kind: 'video' as const, bytes, type: 'video/mp4' }];
  const factsFor = (chosen: string[]) => draftFacts(previewed('Eins', film, {}, {}, { accounts, chosen }));
  expect(factsFor([card.id, small.id]).unfit).toMatchObject([{ kind: 'video-too-large', media: 0, bytes }]);
  expect(factsFor([]).unfit).toEqual([]);
});

test('numbers count where the rule wants them', () => {
  // 499 characters and a word more: with numbers it takes as many statuses, but each is longer.
  const text = `${'wort '.repeat(99)}ende und noch ein Wort dazu`;
  const [plain] = draftFacts(previewed(text)).receivers;
  const [numbered] = draftFacts(previewed(text, [], { numbered: true })).receivers;
  expect([plain?.statuses, numbered?.statuses]).toEqual([2, 2]);
  expect(numbered?.count).not.toBe(plain?.count);
});

test('every account is there to choose from, with what the draft would be on it', () => {
  const museum = { ...card, id: 'museum@kultur.example', signedIn: false };
  const { receivers } = draftFacts(previewed('Hallo', [], {}, {}, { accounts: [card, museum] }));
  expect(receivers).toMatchObject([
    { id: card.id, chosen: true, signedIn: true, count: 5, limit: 500, statuses: 1 },
    { id: museum.id, chosen: false, signedIn: false, count: 5, limit: 500, statuses: 1 },
  ]);
});

describe('a link that stands elsewhere', () => {
  test('is told', () => {
    expect(draftFacts(previewed('Mehr unter: Link in Bio')).linkElsewhere).toBe('Link in Bio');
  });

  test('no longer, once the text for Mastodon has it', () => {
    const edits = { texts: { part: { text: 'Mehr: https://krefeld.de', of: '' } } };
    expect(draftFacts(previewed('Mehr unter: Link in Bio', [], {}, edits)).linkElsewhere).toBeUndefined();
  });
});

describe('pictures that the page hides', () => {
  const of = (descriptions: DescriptionPolicy, reason?: string) => {
    const plain = previewed('Eins', [], { descriptions }, reason ? { reason } : {});
    const parts = plain.draft.parts.map((part) => ({ ...part, more: true }));
    return draftFacts({ ...plain, draft: { ...plain.draft, parts } });
  };

  test('are told where descriptions are asked for, and hold the post where they are required', () => {
    expect([of('off'), of('warn'), of('require')].map(({ hidesMedia, held }) => [hidesMedia, held])).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
  });

  test('do not hold it where there is a reason', () => {
    expect(of('require', 'Zierbilder').held).toBe(false);
  });
});
