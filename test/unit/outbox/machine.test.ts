import { describe, expect, test } from 'vitest';
import {
  type DeliveryState,
  decided,
  decidedClaim,
  type Happening,
  possible,
} from '../../../utils/outbox/machine.ts';
import type { Claim, Delivery } from '../../../utils/outbox/types.ts';
import type { ProblemReport } from '../../../utils/post/problem.ts';
import { publicationOf, stadt, start } from './world.ts';

const refused: ProblemReport = { kind: 'refused', reason: 'server-refused', detail: '422' };
const signedOut: ProblemReport = { kind: 'needs-login', reason: 'signed-out', detail: '' };
const down: ProblemReport = { kind: 'unreachable', reason: 'server-down', detail: '' };

const states = {
  paused: { kind: 'paused', until: start + 10_000 },
  planned: { kind: 'planned', until: start + 3_600_000 },
  sending: { kind: 'sending' },
  waiting: { kind: 'waiting', problem: down, attempts: 3, nextTryAt: start },
  asks: { kind: 'asks', problem: signedOut },
  failed: { kind: 'failed', problem: refused },
} satisfies Record<string, DeliveryState>;

const delivery: Delivery = {
  ...{ id: `at://1 → ${stadt}`, account: stadt, approved: false, tab: 7 },
  source: {
    ...{ platform: 'bluesky', profile: 'p', profileName: 'n', publication: 'at://1', address: '' },
    time: start,
  },
  ...{ plan: { statuses: [], losses: [] }, statuses: [], state: states.sending },
};

const events: Record<Exclude<Happening['kind'], 'describe'>, Happening> = {
  begin: { kind: 'begin' },
  undo: { kind: 'undo' },
  now: { kind: 'now' },
  again: { kind: 'again' },
  'as-it-is': { kind: 'as-it-is' },
  discard: { kind: 'discard' },
  cancel: { kind: 'cancel' },
  replan: { kind: 'replan', at: start + 7_200_000 },
  'signed-in': { kind: 'signed-in' },
};

/** What becomes of each state by each event; `-` where it stays as it is, and `gone` where it is taken out. */
const table = `
           begin    undo  now      again    as-it-is  discard  cancel  replan   signed-in
paused     sending  gone  sending  -        -         gone     -       -        -
planned    sending  -     -        -        -         gone     gone    planned  -
sending    -        -     -        -        -         gone     -       -        -
waiting    -        -     -        sending  sending   gone     -       -        -
asks       -        -     -        sending  sending   gone     -       -        sending
failed     -        -     -        sending  sending   gone     -       -        -
`;
const [head = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([state = '', ...became]) =>
  became.map((became, index) => ({ state, event: head[index] ?? '', became })),
);

describe('a delivery', () => {
  test('has a line for every state, and a column for every event', () => {
    expect(rows.map(([state]) => state)).toEqual(Object.keys(states));
    expect(head).toEqual(Object.keys(events));
  });

  test.each(cells)('that is $state, at $event: $became', ({ state, event, became }) => {
    const before = { ...delivery, state: states[state as keyof typeof states] };
    const after = decided(before, events[event as keyof typeof events]);
    if (became === '-') expect(after).toBe(before);
    else expect(after?.state.kind ?? 'gone').toBe(became);
  });

  test('goes however late it is where a person said so, and with files as they are where they said that', () => {
    const stuck = { ...delivery, state: states.failed };
    expect(decided(stuck, { kind: 'again' })).toMatchObject({ approved: true });
    expect(decided(stuck, { kind: 'as-it-is' })).toMatchObject({ approved: true, asItIs: true });
    expect(decided({ ...delivery, state: states.paused }, { kind: 'now' })).toMatchObject({
      approved: false,
    });
  });

  test('that is given another time is planned for it, and public then', () => {
    const planned = { ...delivery, approved: true, state: states.planned };
    expect(decided(planned, { kind: 'replan', at: 9 })).toMatchObject({
      ...{ source: { time: 9 }, state: { kind: 'planned', until: 9 }, approved: false },
    });
  });
});

test('what stands can be corrected and taken back, what the server keeps cancelled and given another time, what is gone nothing', () => {
  expect(possible.done).toEqual(['correct', 'take-back']);
  expect(possible['at-server']).toEqual(['cancel', 'replan']);
  expect([possible['taken-back'], possible.discarded]).toEqual([[], []]);
});

describe('a claim', () => {
  const claim: Claim = {
    ...{ id: 'at://1', publication: publicationOf('at://1', start), rules: [], after: 0, asked: false },
    profile: { platform: 'bluesky', id: 'p', name: 'n' },
    ...{ tab: 7, state: states.sending },
  };

  test('is undone while its pause has not brought anything on its way, and not without a pause', () => {
    expect(decidedClaim({ ...claim, until: start + 10_000 }, { kind: 'undo' })).toBeUndefined();
    expect(decidedClaim(claim, { kind: 'undo' })).toBe(claim);
  });

  test('is given up in every state, and goes on where it is stuck', () => {
    for (const state of [states.sending, states.waiting, states.failed]) {
      expect(decidedClaim({ ...claim, state }, { kind: 'discard' })).toBeUndefined();
    }
    expect(decidedClaim({ ...claim, state: states.failed }, { kind: 'again' })?.state).toEqual(
      states.sending,
    );
    expect(decidedClaim(claim, { kind: 'again' })).toBe(claim);
  });

  test('goes on with what was written for it', () => {
    const written = { kind: 'describe', descriptions: { 0: 'Rathaus' }, reason: '' } as const;
    expect(decidedClaim({ ...claim, state: states.failed }, written)).toMatchObject({
      ...{ state: states.sending, asked: true, edits: { descriptions: { 0: 'Rathaus' } } },
    });
  });
});
