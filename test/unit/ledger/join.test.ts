import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inGoodOrder, joinLedgers } from '../../../utils/ledger/join.ts';
import type { Ledger, Line, Trouble, Way } from '../../../utils/ledger/line.ts';
import { outcomes } from '../../../utils/ledger/line.ts';

/** Few values, so that parts meet in the same places. */
const few = fc.integer({ min: 1, max: 4 });
const account = fc.constantFrom('', 'a@x.example', 'b@x.example');
const word = fc.constantFrom('', 'Amt', 'Zoo', 'Ämter');

const way: fc.Arbitrary<Way> = fc.record(
  {
    account,
    outcomes: fc.dictionary(fc.constantFrom(...outcomes), few, { maxKeys: 3 }),
    firstAt: few,
    statuses: fc.uniqueArray(fc.record({ id: fc.constantFrom('1', '2'), url: word }), {
      selector: ({ id }) => id,
    }),
    losses: fc.dictionary(fc.constantFrom('split-text', 'media-in-replies'), few),
  },
  { requiredKeys: ['account', 'outcomes', 'statuses', 'losses'] },
);

const trouble: fc.Arbitrary<Trouble> = fc.record(
  {
    account,
    from: few,
    until: few,
    end: fc.constantFrom('sent', 'given-up'),
    reasons: fc.uniqueArray(fc.constantFrom('bug', 'no-network', 'server-down')).map((all) => all.sort()),
  },
  { requiredKeys: ['account', 'from', 'reasons'] },
);

const line: fc.Arbitrary<Line> = fc.record(
  {
    id: fc.constantFrom('p', 'q'),
    ...{ platform: fc.constantFrom('facebook', 'bluesky'), profile: word, profileName: word },
    ...{ institution: word, address: word, publishedAt: few, writtenAt: few, caughtUp: few },
    declined: fc.record({ at: few, reason: fc.constantFrom('raffle', 'other'), words: word }),
    media: fc.record({ pictures: few, videos: few, byPerson: few, byMachine: few, reasoned: few }),
    ways: fc.uniqueArray(way, { selector: (each) => each.account }),
    troubles: fc.uniqueArray(trouble, { selector: (each) => `${each.account} ${each.from}` }),
  },
  {
    requiredKeys: [
      ...(['id', 'platform', 'profile', 'profileName', 'institution', 'address'] as const),
      ...(['publishedAt', 'writtenAt', 'ways', 'troubles'] as const),
    ],
  },
);

const asked = { id: fc.constantFrom('a 1', 'b 2'), account, at: few };
const part: fc.Arbitrary<Ledger> = fc.record({
  lines: fc.array(line.map(inGoodOrder), { maxLength: 4 }),
  statuses: fc.array(
    fc.record({ ...asked, status: word, replies: few, boosts: few, favourites: few, quotes: few }),
  ),
  checks: fc.array(fc.record({ ...asked, readable: fc.boolean() })),
  followers: fc.array(fc.record({ ...asked, count: few })),
});
const parts = fc.tuple(part, part, part);

test('in whatever order three parts are joined, it is the same', () => {
  fc.assert(
    fc.property(parts, ([a, b, c]) => {
      const joined = joinLedgers([a, b, c]);
      for (const order of [
        [a, c, b],
        [b, a, c],
        [b, c, a],
        [c, a, b],
        [c, b, a],
      ])
        expect(joinLedgers(order)).toEqual(joined);
    }),
  );
});

test('in whatever groups, it is the same', () => {
  fc.assert(
    fc.property(parts, ([a, b, c]) => {
      expect(joinLedgers([joinLedgers([a, b]), c])).toEqual(joinLedgers([a, joinLedgers([b, c])]));
      expect(joinLedgers([joinLedgers([a, c]), b])).toEqual(joinLedgers([a, b, c]));
    }),
  );
});

test('joined twice, nothing is doubled', () => {
  fc.assert(
    fc.property(parts, ([a, b, c]) => {
      const joined = joinLedgers([a, b, c]);
      expect(joinLedgers([a, b, c, a, c, b])).toEqual(joined);
      expect(joinLedgers([joined, joined])).toEqual(joined);
    }),
  );
});
