import { IDBObjectStore } from 'fake-indexeddb';
import { vi } from 'vitest';
import { listManuscripts, wipeComposer } from '../../../../utils/composer/store.ts';
import { type SignedIn, wipeAccounts, writeAccount } from '../../../../utils/mastodon/accounts.ts';
import { recentStatuses } from '../../../../utils/mastodon/recent.ts';
import { remove } from '../../../../utils/mastodon/remove.ts';
import * as statuses from '../../../../utils/mastodon/statuses.ts';
import { stillThere } from '../../../../utils/mastodon/still-there.ts';
import { retry, signedIn } from '../../../../utils/outbox/decisions.ts';
import { problemIn } from '../../../../utils/outbox/machine.ts';
import type { OutboxIo } from '../../../../utils/outbox/outbox.ts';
import { findDouble } from '../../../../utils/outbox/single.ts';
import * as store from '../../../../utils/outbox/store.ts';
import { deliveryId } from '../../../../utils/outbox/types.ts';
import { type ProblemReport, reportOf } from '../../../../utils/post/problem.ts';
import { createMastodon, type Mastodon } from '../../../stage/mastodon/index.ts';
import { createWorld, minutes, stadt, start } from '../world.ts';
import { createHeldClock, type HeldClock } from './clock.ts';
import { type Content, type ContentName, contents, expectedOf } from './contents.ts';
import { type Course, createCourse, type Faults } from './course.ts';
import type { Step } from './faults.ts';
import { correcting, type Hand, takingBack } from './hands.ts';
import { isAsWanted, judged, neighbour, standingAt, type Verdict } from './judge.ts';
import { mortalOutbox } from './mortal-outbox.ts';

export interface Came extends Verdict {
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

const record = deliveryId('at://1', stadt);

/**
 * Publishes something while things go wrong, or corrects it or takes it back, and lets a person answer what is asked: with the real
 * outbox, its store and the real calls, against the stage's server.
 */
export async function run(
  name: ContentName,
  faults: Faults,
  { version = '4.5.15', ahead = 0, mutation = (io: OutboxIo) => io }: Circumstances = {},
): Promise<Came> {
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
    await Promise.all([wipeAccounts(), wipeComposer()]);
    const account = await accountOn(mastodon, world.io.readAccount(stadt));
    await writeAccount(account);
    await statuses.post(account, statusOf(neighbour), [], undefined, neighbour);
    await store.addClaim(await world.written('at://1', content));
    const io = mutation(ioOf(world.io, content, account, clock));
    const settle = () => settled(() => course.live(), io, world.alarm, clock);
    const hand = handOf(content, mastodon, account, clock);
    // What is to be corrected or taken back stands before things go wrong.
    if (hand) await settle();
    course.begin();
    const asked: string[] = [];
    if (hand) asked.push(...(await pressed(hand, course, account, clock)));
    await settle();
    while (asked.length < mostQuestions) {
      const question = await openQuestion();
      if (question) {
        asked.push(question.problem?.reason ?? 'none');
        // Where the disk has no room even for the answer, it is given again later.
        await answer(question, account).catch(() => clock.passTo(clock.now() + minutes(10)));
      } else if (hand && !(await hand.isDone())) {
        asked.push(...(await pressed(hand, course, account, clock)));
      } else break;
      await settle();
    }
    course.end();
    // What is planned is published.
    await clock.passTo(Math.max(clock.now(), content.time ?? 0) + minutes(1));
    const verdict = await judged(content, mastodon, account, record);
    if ((await listManuscripts()).length) verdict.lost.push('a draft of a correction still waits');
    return { ...verdict, steps: course.steps, asked };
  } finally {
    globalThis.fetch = fetch;
    IDBObjectStore.prototype.put = put;
    mastodon.close();
    vi.useRealTimers();
  }
}

function ioOf(io: OutboxIo, content: Content, account: SignedIn, clock: HeldClock): OutboxIo {
  return {
    ...io,
    ...{ now: clock.now, pause: (time) => clock.passTo(clock.now() + time) },
    upload: statuses.upload,
    isReady: statuses.isReady,
    isInOrder: statuses.isInOrder,
    post: statuses.post,
    describeMade: statuses.describeMade,
    find: statuses.find,
    findScheduled: statuses.findScheduled,
    ...{ remove, recent: recentStatuses, stillThere, findDouble },
    sameWithin: async () => minutes(120),
    readAccount: async () => account,
    markSignedOut: async () => {
      account.signedIn = false;
    },
    plan: async (...given) => {
      const plan = await io.plan(...given);
      const places = content.places ?? [content.media?.map((_, at) => at) ?? []];
      return { ...plan, statuses: plan.statuses.map((each, at) => ({ ...each, media: places[at] ?? [] })) };
    },
  };
}

const statusOf = (text: string) => ({
  ...{ text, spoilerText: '', sensitive: false, language: 'de', visibility: 'public' as const },
  ...{ media: [], replyTo: undefined },
});

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
async function settled(
  live: Course['live'],
  io: OutboxIo,
  alarm: { at: number | undefined },
  clock: HeldClock,
): Promise<void> {
  let outbox = mortalOutbox(io, live(), clock);
  for (let times = 0; times < 500; times += 1) {
    const end = await outbox.drain();
    if (end === 'dead') outbox = mortalOutbox(io, live(), clock);
    else if (alarm.at === undefined) return;
    // A worker that nothing wakes is woken when the browser starts again.
    await clock.passTo(Math.max(alarm.at ?? 0, clock.now() + 1000));
  }
  throw new Error('it is tried for ever');
}

function handOf(content: Content, mastodon: Mastodon, account: SignedIn, clock: HeldClock): Hand | undefined {
  if (content.isTakenBack) return takingBack(record, clock);
  const { correction } = content;
  const wanted = correction && expectedOf(content)[correction.place];
  if (!correction || !wanted) return undefined;
  return correcting(record, correction, clock, async () =>
    isAsWanted(await standingAt(mastodon, account), wanted),
  );
}

/** A person presses; gives what the page says then that hinders it, if anything. */
async function pressed(hand: Hand, course: Course, account: SignedIn, clock: HeldClock): Promise<string[]> {
  const life = course.live();
  try {
    await Promise.race([hand.press(life), life.death]);
    return life.isDead() ? ['the page is gone'] : [];
  } catch (thrown) {
    const { kind, reason } = reportOf(thrown);
    if (kind === 'needs-login') await writeAccount(account);
    await clock.passTo(clock.now() + minutes(10));
    return [reason];
  }
}

/** What waits for a person, and why. */
interface Question {
  id: string;
  problem: ProblemReport | undefined;
}

async function openQuestion(): Promise<Question | undefined> {
  const all = [
    ...(await store.listDeliveries()),
    ...(await store.listClaims()),
    ...(await store.listTakingBack()),
  ];
  const found = all.find(({ state }) => state.kind === 'asks' || state.kind === 'failed');
  return found && { id: found.id, problem: problemIn(found.state) };
}

/** As a sensible person does: signs in where that is asked, and wants everything else to be sent. */
async function answer({ id, problem }: Question, account: SignedIn): Promise<void> {
  if (problem?.kind !== 'needs-login') return retry(id);
  account.signedIn = true;
  await signedIn(account.id);
}
