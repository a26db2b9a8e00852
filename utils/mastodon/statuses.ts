import type { mastodon } from 'masto';
import type { Exhausted } from '../post/exhausted.ts';
import type { FreedMedia } from '../post/freed-file.ts';
import type { PlannedStatus } from '../post/plan.ts';
import { Problem } from '../post/problem.ts';
import type { SignedIn } from './accounts.ts';
import { clientFor, problemOf, statusOf, uploadTimeout } from './client.ts';
import { sameStatus } from './same-status.ts';

/** What stands on Mastodon. */
export interface Made {
  id: string;
  /** Empty for what the server keeps until its time. */
  url: string;
  /** When the server publishes it, milliseconds since 1970. */
  scheduledFor?: number;
}

/** A picture or video at the server, not yet in a status. */
export interface Uploaded {
  id: string;
  /** False while the server still works on it (202). */
  ready: boolean;
}

/** Sends one picture or video. May be repeated: what no status uses is cleared away by the server within days. Throws Problem. */
export async function upload(account: SignedIn, media: FreedMedia, description: string): Promise<Uploaded> {
  // Its own name might tell something, and two files of one name are one to some servers (snac 2.75).
  const name = `${crypto.randomUUID()}.${extensionOf(media.file.type)}`;
  const file = new File([media.file], name, { type: media.file.type });
  try {
    const params = { file, description, skipPolling: true };
    const made = await clientFor(account.host, account.token, uploadTimeout).v2.media.create(params);
    return { id: made.id, ready: made.url != null };
  } catch (thrown) {
    throw mediaProblem(thrown);
  }
}

/** Whether the server has finished its work on an upload. Throws Problem `media-failed` if it could not. */
export async function isReady(account: SignedIn, id: string): Promise<boolean> {
  try {
    const media = await clientFor(account.host, account.token).v1.media.$select(id).fetch();
    return media.url != null;
  } catch (thrown) {
    throw mediaProblem(thrown);
  }
}

/** Whether the server answers for this account as one does that is in order. */
export async function isInOrder(account: SignedIn): Promise<boolean> {
  try {
    await clientFor(account.host, account.token).v1.accounts.verifyCredentials();
    return true;
  } catch {
    return false;
  }
}

/** Mastodon answers 500 where it fails over a file (`Error processing thumbnail`), a proxy 502 to 504 where it is away. */
function mediaProblem(thrown: unknown): Problem {
  const problem = problemOf(thrown, false);
  const { reason, detail } = problem.report;
  if (statusOf(thrown) === 500) return new Problem('unreachable', 'media-failed', detail);
  return reason === 'server-refused' ? new Problem('refused', 'media-failed', detail) : problem;
}

/**
 * Posts one status, or gives it to the server to keep until `scheduledFor` (milliseconds since 1970). `key` is the same
 * for every attempt at it. Throws Problem, `unknown` where it may stand all the same.
 */
export async function post(
  account: SignedIn,
  status: PlannedStatus,
  mediaIds: string[],
  replyTo: string | undefined,
  key: string,
  scheduledFor?: number,
): Promise<Made> {
  // Which media and which status these are at the server is in the ids.
  const {
    text,
    spoilerText,
    sensitive,
    language,
    visibility,
    media: _media,
    replyTo: _replyTo,
    ...rest
  } = status;
  rest satisfies Exhausted<typeof rest>;
  try {
    const made = await clientFor(account.host, account.token).v1.statuses.create(
      {
        status: text,
        mediaIds,
        sensitive,
        visibility,
        ...(spoilerText ? { spoilerText } : {}),
        ...(language === undefined ? {} : { language }),
        ...(replyTo === undefined ? {} : { inReplyToId: replyTo }),
        ...(scheduledFor === undefined ? {} : { scheduledAt: new Date(scheduledFor).toISOString() }),
      } as mastodon.rest.v1.CreateStatusParams, // the types want a text or media, which a plan always has
      { requestInit: { headers: { 'Idempotency-Key': key } } },
    );
    return madeOf(made);
  } catch (thrown) {
    throw problemOf(thrown, true);
  }
}

/** A status, or one that is kept: the types know only the first. */
function madeOf(answer: mastodon.v1.Status | mastodon.v1.ScheduledStatus): Made {
  if ('scheduledAt' in answer)
    return { id: answer.id, url: '', scheduledFor: Date.parse(answer.scheduledAt) };
  return { id: answer.id, url: answer.url ?? answer.uri };
}

/**
 * Looks for a planned status among those that the server keeps until their time. Throws Problem; a server that keeps no
 * list has none.
 */
export async function findScheduled(
  account: SignedIn,
  status: PlannedStatus,
  scheduledFor: number,
  known: ReadonlySet<string>,
): Promise<Made | undefined> {
  try {
    // As in sameStatus; one that waits replies to nothing.
    const {
      text,
      spoilerText,
      media,
      sensitive: _sensitive,
      language: _language,
      visibility: _visibility,
      replyTo: _replyTo,
      ...rest
    } = status;
    rest satisfies Exhausted<typeof rest>;
    const kept = await clientFor(account.host, account.token).v1.scheduledStatuses.list({ limit: 40 });
    const found = kept.find(
      ({ id, params, scheduledAt, mediaAttachments }) =>
        !known.has(id) &&
        Math.abs(Date.parse(scheduledAt) - scheduledFor) < 60_000 &&
        (params.text ?? '') === text &&
        (params.spoilerText ?? '') === spoilerText &&
        mediaAttachments.length === media.length,
    );
    return found && madeOf(found);
  } catch (thrown) {
    if (statusOf(thrown) === 404) return undefined;
    throw problemOf(thrown, false);
  }
}

/**
 * Looks for a planned status among the account's own recent ones, made since `since` (milliseconds since 1970): the only
 * way to learn what became of a request without an answer, because several kinds of server ignore the key. `known` are the
 * ids of statuses that stand for something else. Throws Problem.
 */
export async function find(
  account: SignedIn,
  status: PlannedStatus,
  replyTo: string | undefined,
  since: number,
  known: ReadonlySet<string>,
): Promise<Made | undefined> {
  try {
    const recent = await clientFor(account.host, account.token)
      .v1.accounts.$select(account.remoteId)
      .statuses.list({ limit: 40, excludeReblogs: true });
    const found = recent.find((each) => !known.has(each.id) && sameStatus(each, status, replyTo, since));
    return found && { id: found.id, url: found.url ?? found.uri };
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

function extensionOf(type: string): string {
  return { 'image/jpeg': 'jpg', 'video/quicktime': 'mov' }[type] ?? type.split('/')[1] ?? 'bin';
}
