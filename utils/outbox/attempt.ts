import { Problem, type ProblemReport, reportOf } from '../post/problem.ts';
import { deliver } from './deliver.ts';
import { lookFor, twiceOf } from './doubles.ts';
import type { Hindered } from './events.ts';
import { keptProblem, tellHindered } from './hindered.ts';
import type { OutboxIo } from './io.ts';
import { decided, keptUntil, problemIn } from './machine.ts';
import { lookAtPictures } from './prints.ts';
import { schedulingOf } from './publish-time.ts';
import { afterProblem, isDue } from './retry-times.ts';
import { takeBack } from './take-back.ts';
import type { Delivery, TakingBack } from './types.ts';

/** Refusals that may come of limits which are others by now. */
const limited: ReadonlySet<string> = new Set<ProblemReport['reason']>([
  ...(['server-refused', 'media-too-large', 'media-kind', 'media-failed'] as const),
]);

/** Brings a delivery as far as it can come now, writes down what hinders it, and tells of both. */
export async function attempt(id: string, io: OutboxIo): Promise<void> {
  const delivery = await begun(id, io);
  if (!delivery) return;
  const reading = io.readAccount(delivery.account);
  // Whoever needs it is told.
  reading.catch(() => {});
  // A second claim may have been settled in the very moment in which the first one's delivery ended.
  if (await io.isRecorded(id)) {
    await seeLeaving(id, io);
    return io.removeDelivery(delivery);
  }
  try {
    const account = await reading;
    if (!account?.signedIn) throw new Problem('needs-login', 'signed-out', delivery.account);
    const scheduling = schedulingOf(delivery, account, io.now());
    if (scheduling === 'wait') return await wait(delivery, io);
    const { time } = delivery.source;
    const done = await deliver(delivery, account, io, scheduling === 'server' ? time : undefined);
    const look = lookFor(done, account, io.now());
    await seeLeaving(id, io);
    // Where the disk has no room, only the look is lost.
    if (look) await io.writeLook(id, look).catch(() => {});
    io.tell({ kind: 'done', delivery: await io.finish(done) });
  } catch (thrown) {
    await failed(id, reportOf(thrown), io);
  }
}

/** With a delivery its pictures go, and the same may come from elsewhere yet. That they can't be looked at hinders nothing. */
const seeLeaving = (id: string, io: OutboxIo) => lookAtPictures(id, io).catch(() => {});

/** The delivery, if it is its turn. From here on it is too late to undo it. */
async function begun(id: string, io: OutboxIo): Promise<Delivery | undefined> {
  const delivery = await io.readDelivery(id);
  if (!delivery || !isDue(delivery.state, io.now())) return undefined;
  if (!('until' in delivery.state)) return delivery;
  const now = await io.changeDelivery(id, (found) => decided(found, { kind: 'begin' }));
  if (now) io.tell({ kind: 'begun', delivery: now });
  return now;
}

/** Until the platform publishes it. */
async function wait(delivery: Delivery, io: OutboxIo): Promise<void> {
  const waiting = keptUntil(delivery);
  await io.save(waiting);
  io.tell({ kind: 'kept', delivery: waiting });
}

async function failed(id: string, problem: ProblemReport, io: OutboxIo): Promise<void> {
  // As far as it came: the attempt has saved its progress.
  const delivery = await io.readDelivery(id);
  if (!delivery) return;
  // It takes no more for later, or not so far ahead: the same status may well go when its time has come.
  const isAhead = delivery.source.scheduled && delivery.source.time > io.now();
  if (isAhead && problem.reason === 'server-refused') return wait({ ...delivery, keptHere: true }, io);
  if (problem.reason === 'signed-out') await io.markSignedOut(delivery.account);
  // For the next try, and for the next post: what it said of its limits may be old.
  if (limited.has(problem.reason)) await io.rereadServer(delivery.account).catch(() => {});
  // That it has become late says less than what has kept it.
  const why = problem.reason === 'too-late' ? (problemIn(delivery.state) ?? problem) : problem;
  const save = (state: Hindered) => io.save({ ...delivery, state });
  tellHindered(delivery, await keptProblem(problem, delivery.state, io, save, why), io);
}

/** Takes back what a person wants gone. The record first: dies the browser in between, nothing is left to take away. */
export async function attemptBack(id: string, io: OutboxIo): Promise<void> {
  const taking = await io.readTakingBack(id);
  if (!taking || !isDue(taking.state, io.now())) return;
  try {
    const account = await io.readAccount(taking.account);
    if (!account?.signedIn) throw new Problem('needs-login', 'signed-out', taking.account);
    if (!(await takeBack(taking, account, io))) return;
    if (taking.double === undefined) await recordGone(id, io);
    else await io.recordSingle(taking.double);
    await io.changeTakingBack(id, () => undefined);
    tellBack('taken-back', taking, io);
  } catch (thrown) {
    const problem = reportOf(thrown);
    if (problem.reason === 'signed-out') await io.markSignedOut(taking.account);
    const state = afterProblem(problem, taking.state, io.now(), io.random());
    const left = await io.changeTakingBack(id, (now) => ({ ...now, state }));
    if (left) tellBack('taking-back', left, io);
  }
}

async function recordGone(id: string, io: OutboxIo): Promise<void> {
  await io.recordTakenBack(id);
  await io.writeLook(id, undefined);
  // The same may well be published anew.
  await io.forgetContent(id);
}

/** Of two the first still stands: nothing was taken back. */
function tellBack(kind: 'taking-back' | 'taken-back', taking: TakingBack, io: OutboxIo): void {
  const { publication, account, double, statuses, state } = taking;
  if (double === undefined) {
    io.tell({ kind, taking });
    return;
  }
  const isDouble = kind === 'taking-back';
  const problem = problemIn(state);
  const isLeaving = state.kind === 'sending' || state.kind === 'waiting';
  const twice = { ...twiceOf(statuses), isLeaving, ...(problem ? { problem } : {}) };
  io.tell({ kind: 'double', publication, account, isDouble, ...(isDouble && { twice }) });
}
