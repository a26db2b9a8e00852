import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContentName, contentNames } from './contents.ts';
import { type Case, counted, lineOf } from './count.ts';
import { everyFault, type Fault, isPossible, type Step } from './faults.ts';
import { type Mutation, run } from './run.ts';

const isLong = Boolean(process.env.MITPOSTEN_LONG);
const post = 'POST /api/v1/statuses';

/** Everything that can go wrong once, at each step of which `isMeant`. */
async function everyCase(version: string, isMeant: (step: Step) => boolean = () => true): Promise<Case[]> {
  const cases: Case[] = [];
  for (const name of contentNames) {
    const { steps } = await run(name, [], { version });
    for (const [at, step] of steps.entries()) {
      if (!isMeant(step)) continue;
      const possible = everyFault.filter((fault) => isPossible(fault, step));
      for (const fault of possible) cases.push({ name, version, faults: [[at + 1, fault]] });
    }
  }
  return cases;
}

const anySeries = fc.record({
  name: fc.constantFrom(...contentNames),
  version: fc.constantFrom('4.3.23', '4.5.15', '4.6.5'),
  faults: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...everyFault)), {
    ...{ minLength: 2, maxLength: 6 },
  }),
});

/** Random series of faults, the same for the same seed. */
const series = (numRuns: number, seed: number): Case[] => fc.sample(anySeries, { numRuns, seed });

describe('whatever goes wrong, each status stands once, whole and in order, or a person can end what is told', () => {
  test.each(contentNames)('%s goes without a question where nothing does', async (name) => {
    const { lost, doubled, asked } = await run(name, []);
    expect({ lost, doubled, asked }).toEqual({ lost: [], doubled: [], asked: [] });
  });

  test('every single fault at every single step', { timeout: 1_200_000 }, async () => {
    const cases = await everyCase('4.5.15');
    // Later versions differ in what they do with a key.
    cases.push(...(await everyCase('4.6.5', isLong ? undefined : ({ what }) => what === post)));
    // Neighbours are other faults at the same step, so that every step has some of them.
    const count = await counted(cases.filter((_, at) => isLong || at % 3 === 0));
    console.info(lineOf('Faults one by one', count));
    expect(count).toMatchObject({ losses: [], doubles: [], unexplained: 0 });
    expect(count.cases).toBeGreaterThan(isLong ? 1200 : 400);
  });

  test('random series of up to six', { timeout: 1_200_000 }, async () => {
    const count = await counted(series(isLong ? 2000 : 100, 20_261_129));
    console.info(lineOf('Series of faults', count));
    expect(count).toMatchObject({ losses: [], doubles: [], unexplained: 0 });
  });
});

describe('an outbox with a fault of its own is found out', () => {
  const mutants: Record<string, { mutation: Mutation; makes: 'losses' | 'doubles'; of?: ContentName }> = {
    'sends again at once with a new key': {
      mutation: (io) => ({
        ...io,
        post: async (account, status, media, replyTo, key, scheduledFor) =>
          io
            .post(account, status, media, replyTo, key, scheduledFor)
            .catch(() => io.post(account, status, media, replyTo, crypto.randomUUID(), scheduledFor)),
      }),
      makes: 'doubles',
    },
    'does not look before it sends again': {
      mutation: (io) => ({ ...io, find: async () => undefined, findScheduled: async () => undefined }),
      makes: 'doubles',
    },
    'takes any answer for a yes': {
      mutation: (io) => ({
        ...io,
        post: (...given) => io.post(...given).catch(() => ({ id: '1', url: '' })),
      }),
      makes: 'losses',
    },
    'writes nothing down before it sends': {
      mutation: (io) => ({
        ...io,
        save: (delivery) =>
          io.save({
            ...delivery,
            statuses: delivery.statuses.map((each) => ({ ...each, askedAt: undefined, sentAt: undefined })),
          }),
      }),
      makes: 'doubles',
    },
    'leaves out what it could not upload': {
      mutation: (io) => ({
        ...io,
        post: (account, status, media, ...rest) => io.post(account, status, media.slice(1), ...rest),
      }),
      makes: 'losses',
    },
    'takes for gone what it could not take away': {
      mutation: (io) => ({ ...io, remove: (...given) => io.remove(...given).catch(() => {}) }),
      ...{ makes: 'losses', of: 'takenBack' },
    },
    'takes away the first status alone': {
      mutation: (io) => {
        const gone: string[] = [];
        const once: typeof io.remove = async (account, id) => {
          if (gone.push(id) === 1) await io.remove(account, id);
        };
        return { ...io, remove: once };
      },
      ...{ makes: 'losses', of: 'takenBack' },
    },
  };

  const quick: ReadonlySet<ContentName> = new Set(['text', 'pictures'] as const);
  const tells: ReadonlySet<Fault> = new Set([
    ...(['lostAfter', 'killedAfter', 'keyIgnored', 'keyForgotten', 'missing404'] as const),
  ]);

  const changes = new Set([post, 'DELETE /api/v1/statuses/:id']);

  test.each(Object.entries(mutants))(
    'one that %s',
    { timeout: 60_000 },
    async (_, { mutation, makes, of }) => {
      const cases = await everyCase('4.5.15', ({ what }) => changes.has(what));
      const telling = cases.filter(
        ({ name, faults }) =>
          (of ? of === name : quick.has(name)) && faults.some(([, fault]) => tells.has(fault)),
      );
      const count = await counted(telling.map((each) => ({ ...each, mutation })));
      expect(count[makes].length).toBeGreaterThan(0);
    },
  );
});
