import { IDBObjectStore } from 'fake-indexeddb';
import { vi } from 'vitest';
import { readRecord, writeRecord } from '../../../../utils/ledger/records.ts';
import type { SignedIn } from '../../../../utils/mastodon/accounts.ts';
import { recentStatuses } from '../../../../utils/mastodon/recent.ts';
import * as statuses from '../../../../utils/mastodon/statuses.ts';
import { retry, signedIn } from '../../../../utils/outbox/decisions.ts';
import { finish } from '../../../../utils/outbox/finish.ts';
import { problemIn } from '../../../../utils/outbox/machine.ts';
import { createOutbox, type OutboxIo } from '../../../../utils/outbox/outbox.ts';
import * as store from '../../../../utils/outbox/store.ts';
import type { ProblemReport } from '../../../../utils/post/problem.ts';
import { createMastodon, type Mastodon } from '../../../stage/mastodon/index.ts';
import { createWorld, minutes, stadt, start } from '../world.ts';
import { createHeldClock, type HeldClock } from './clock.ts';
import { type Content, type ContentName, contents } from './contents.ts';
import { answerTo, type Fault, isPossible, type Step } from './faults.ts';
import { judged, type Verdict } from './judge.ts';

/** What goes wrong, each at the first step from its number on at which it can. */
export type Faults = readonly (readonly [step: number, fault: Fault])[];

export interface Course extends Verdict {
  /** Everything that was asked and written, and nothing of what only was read. */
  steps: Step[];
  /** What a person was asked, in the order of the questions. */
  asked: string[];
}

/** An outbox that is built otherwise, to see that a fault of its would be found. */
export type Mutation = (io: OutboxIo) => OutboxIo;

export interface Circumstances {
  /** The server's. */
  version?: string;
  /** How far the browser's clock is ahead of the server's, in milliseconds. */
  ahead?: number;
  mutation?: Mutation;
}

/** So often at most a person is asked. */
const mostQuestions = 12;

/**
 * Publishes something while things go wrong, and lets a person answer what is asked: with the real outbox, its store and the
 * real calls, against the stage's server.
 */
export async function run(
  name: ContentName,
  faults: Faults,
  { version = '4.5.15', ahead = 0, mutation = (io: OutboxIo) => io }: Circumstances = {},
): Promise<Course> {
  const content: Content = contents[name];
  const clock = createHeldClock(start);
  const host = 'krefeld.example';
  const mastodon = createMastodon({ host, version }, { ...clock, now: () => clock.now() - ahead });
  const { fetch } = globalThis;
  const { put } = IDBObjectStore.prototype;
  try {
    mastodon.addUser({ username: 'stadt', password: '', displayName: 'Stadt' });
    const course = createCourse(faults, mastodon, clock);
    globalThis.fetch = course.fetch;
    IDBObjectStore.prototype.put = course.put(put);
    const world = await createWorld();
    const account = await accountOn(mastodon, world.io.readAccount(stadt));
    const claim = await world.written('at://1', content);
    await store.addClaim(claim);
    const io: OutboxIo = {
      ...world.io,
      ...{ now: clock.now, pause: (time) => clock.passTo(clock.now() + time) },
      upload: statuses.upload,
      isReady: statuses.isReady,
      isInOrder: statuses.isInOrder,
      post: statuses.post,
      describeMade: statuses.describeMade,
      find: statuses.find,
      findScheduled: statuses.findScheduled,
      recent: recentStatuses,
      sameWithin: async () => minutes(120),
      readAccount: async () => account,
      markSignedOut: async () => {
        account.signedIn = false;
      },
      plan: async (...given) => {
        const plan = await world.io.plan(...given);
        const places = content.places ?? [content.media?.map((_, at) => at) ?? []];
        return { ...plan, statuses: plan.statuses.map((each, at) => ({ ...each, media: places[at] ?? [] })) };
      },
    };
    const lives = () => course.live(mutation(io));
    await settle(lives, world.alarm, clock);
    const asked: string[] = [];
    while (asked.length < mostQuestions) {
      const question = await openQuestion();
      if (!question) break;
      asked.push(question.problem?.reason ?? 'none');
      // Where the disk has no room even for the answer, it is given again later.
      await answer(question, account).catch(() => clock.passTo(clock.now() + minutes(10)));
      await settle(lives, world.alarm, clock);
    }
    course.end();
    // What is planned is published.
    await clock.passTo(Math.max(clock.now(), content.time ?? 0) + minutes(1));
    return { ...(await judged(content, mastodon, account)), steps: course.steps, asked };
  } finally {
    globalThis.fetch = fetch;
    IDBObjectStore.prototype.put = put;
    mastodon.close();
    vi.useRealTimers();
  }
}

async function accountOn(mastodon: Mastodon, made: Promise<SignedIn | undefined>): Promise<SignedIn> {
  const token = mastodon.issueToken('stadt');
  const headers = { authorization: `Bearer ${token}` };
  const path = '/api/v1/accounts/verify_credentials';
  const answer = await mastodon.fetch(new Request(`https://${mastodon.host}${path}`, { headers }));
  // The stage's own answer.
  const { id } = (await answer.json()) as { id: string };
  const account = await made;
  if (!account) throw new Error('no account');
  return { ...account, token, remoteId: id };
}

/** Wakes an outbox whenever it wants to be woken, and a new one after each death, until none wants to any more. */
async function settle(
  lives: () => { drain(): Promise<'dead' | 'done'> },
  alarm: { at: number | undefined },
  clock: HeldClock,
): Promise<void> {
  let life = lives();
  for (let times = 0; times < 500; times += 1) {
    const end = await life.drain();
    if (end === 'dead') life = lives();
    else if (alarm.at === undefined) return;
    // A worker that nothing wakes is woken when the browser starts again.
    await clock.passTo(Math.max(alarm.at ?? 0, clock.now() + 1000));
  }
  throw new Error('it is tried for ever');
}

/** What waits for a person, and why. */
interface Question {
  id: string;
  problem: ProblemReport | undefined;
}

async function openQuestion(): Promise<Question | undefined> {
  const all = [...(await store.listDeliveries()), ...(await store.listClaims())];
  const found = all.find(({ state }) => state.kind === 'asks' || state.kind === 'failed');
  return found && { id: found.id, problem: problemIn(found.state) };
}

/** As a sensible person does: signs in where that is asked, and wants everything else to be sent. */
async function answer({ id, problem }: Question, account: SignedIn): Promise<void> {
  if (problem?.kind !== 'needs-login') return retry(id);
  account.signedIn = true;
  await signedIn(account.id);
}

/** The steps of a run, what goes wrong at them, and the workers that die of it. */
function createCourse(faults: Faults, mastodon: Mastodon, clock: HeldClock) {
  const steps: Step[] = [];
  const ahead = [...faults];
  let isOver = false;
  let fullUntil = 0;
  let life = { isDead: false, die: () => {} };

  const stop = () => new Promise<never>(() => {});
  function step(made: Step): Fault | undefined {
    if (isOver) return undefined;
    steps.push(made);
    const next = ahead.findIndex(([at, fault]) => at <= steps.length && isPossible(fault, made));
    return next < 0 ? undefined : ahead.splice(next, 1)[0]?.[1];
  }
  async function die(): Promise<never> {
    life.isDead = true;
    life.die();
    return stop();
  }
  async function before(fault: Fault | undefined): Promise<void> {
    if (fault === 'killed') await die();
    if (fault === 'anHour') await clock.passTo(clock.now() + minutes(61));
    if (fault === 'aDay') await clock.passTo(clock.now() + minutes(24 * 60));
    if (fault === 'diskFull') fullUntil = clock.now() + minutes(10);
  }

  const writes: (keyof OutboxIo)[] = [
    ...(['settleClaim', 'writeClaim', 'save', 'changeDelivery', 'removeDelivery', 'wakeAt'] as const),
  ];

  /** The same, of a worker that can die. What it asked for afterwards neither happens nor answers. */
  function mortal(name: string, work: (...args: never[]) => unknown, mine: typeof life, isWrite: boolean) {
    return async (...args: never[]) => {
      if (mine.isDead) return stop();
      const fault = isWrite ? step({ kind: 'write', what: name }) : undefined;
      await before(fault);
      const result = await work(...args);
      if (fault === 'killedAfter') await die();
      return mine.isDead ? stop() : result;
    };
  }

  return {
    steps,
    end: () => {
      isOver = true;
    },
    async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
      const mine = life;
      const request = new Request(input, init);
      const what = `${request.method} ${new URL(request.url).pathname.replace(/\d{5,}/, ':id')}`;
      const fault = step({ kind: 'request', what });
      await before(fault);
      const answer = await answerTo(request, fault, { mastodon, clock });
      if (fault === 'killedAfter') await die();
      return mine.isDead ? stop() : answer;
    },
    /** A write for which there is no room ends its transaction (Indexed Database API 3.0, 5.5). */
    put: (put: typeof IDBObjectStore.prototype.put) =>
      function putOrFull(this: IDBObjectStore, ...given: Parameters<typeof put>): ReturnType<typeof put> {
        if (clock.now() >= fullUntil) return put.apply(this, given);
        this.transaction.abort();
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      },
    live(io: OutboxIo) {
      const mine = { isDead: false, die: () => {} };
      const death = new Promise<void>((resolve) => {
        mine.die = resolve;
      });
      life = mine;
      const ended: [string, unknown][] = Object.entries(io).map(([name, work]) => {
        if (name === 'now' || name === 'random' || name === 'tell' || name === 'keepAwake')
          return [name, work];
        return [name, mortal(name, work, mine, (writes as string[]).includes(name))];
      });
      const dying = Object.fromEntries(ended) as unknown as OutboxIo; // the same names, each as it was but mortal
      const two = {
        writeRecord: mortal('writeRecord', writeRecord, mine, true),
        removeDelivery: mortal('removeDelivery', store.removeDelivery, mine, true),
      };
      const outbox = createOutbox({
        ...dying,
        finish: (delivery) => finish(delivery, clock.now(), two as Parameters<typeof finish>[2] & {}),
        isRecorded: async (id) => (await readRecord(id))?.outcome === 'mirrored',
      });
      return {
        async drain(): Promise<'dead' | 'done'> {
          await Promise.race([outbox.drain(), death]);
          return mine.isDead ? 'dead' : 'done';
        },
      };
    },
  };
}
