import { describe, expect, test } from 'vitest';
import { panelState } from '../../../entrypoints/panel/panel-state.ts';
import type { OpenComposer } from '../../../utils/watch/tab.ts';
import { card, open } from './composers.ts';

const tab = { stale: false, composers: [], mirrors: [] };

function ready(composer: OpenComposer) {
  const state = panelState(tab, composer);
  if (state.kind !== 'ready') throw new Error(`the panel is ${state.kind}`);
  return state;
}

const media = [{ description: 'Rathaus' }, {}, { description: 'May be an image', unchecked: true }];

describe('the panel asks for descriptions', () => {
  test.each([
    ['none where the rule says off', 'off', [0, 0, false]],
    ['and lets the post go where it says warn', 'warn', [1, 1, false]],
    ['and holds the post where it says require', 'require', [1, 1, true]],
  ] as const)('%s', (_, descriptions, expected) => {
    const state = ready(open('Eins', media, { descriptions }));
    expect([state.missingDescriptions, state.uncheckedDescriptions, state.held]).toEqual(expected);
  });

  test('no longer once they are written, or a reason is', () => {
    const written = open('Eins', media, { descriptions: 'require' }, { descriptions: { 1: 'a', 2: 'b' } });
    expect(ready(written)).toMatchObject({ missingDescriptions: 0, uncheckedDescriptions: 0, held: false });
    const reasoned = open('Eins', media, { descriptions: 'require' }, { reason: 'Zierbilder' });
    expect(ready(reasoned)).toMatchObject({ missingDescriptions: 1, held: false });
  });
});

test('the panel says once what any chosen server will not take', () => {
  const bytes = 120 * 1024 ** 2;
  const small = { ...card, id: 'museum@kultur.example', limits: { ...card.limits, videoBytes: 10 } };
  const accounts = { accounts: [card, small], chosen: [card.id, small.id] };
  const both = {
    ...open('Eins', [{ kind: 'video', bytes, type: 'video/mp4' }], {}, {}, accounts),
    chosen: accounts.chosen,
  };
  expect(ready(both).unfit).toMatchObject([{ kind: 'video-too-large', media: 0, bytes }]);
  expect(ready({ ...both, chosen: [] }).unfit).toEqual([]);
});

test('numbers count where the rule wants them', () => {
  // 499 characters and a word more: with numbers it takes as many statuses, but each is longer.
  const text = `${'wort '.repeat(99)}ende und noch ein Wort dazu`;
  const [plain] = ready(open(text, [])).accounts;
  const [numbered] = ready(open(text, [], { numbered: true })).accounts;
  expect([plain?.statuses, numbered?.statuses]).toEqual([2, 2]);
  expect(numbered?.count).not.toBe(plain?.count);
});
