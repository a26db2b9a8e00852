import type { mastodon } from 'masto';
import type { Exhausted } from '../post/exhausted.ts';
import type { PlannedStatus } from '../post/plan.ts';
import { Problem } from '../post/problem.ts';
import type { Media } from '../post/types.ts';
import type { SignedIn } from './accounts.ts';
import * as answers from './answers.ts';
import { clientFor, problemOf, statusOf, uploadTimeout } from './client.ts';
import { sameStatus } from './same-status.ts';
import { understood } from './strange-answer.ts';

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
export async function upload(account: SignedIn, media: Media, description: string): Promise<Uploaded> {
  const file = new File([media.file], `${media.kind}.${extensionOf(media.file.type)}`, {
    type: media.file.type,
  });
  try {
    const params = { file, description, skipPolling: true };
    const made = await clientFor(account.host, account.token, uploadTimeout).v2.media.create(params);
    const { id, url } = understood(answers.media, made);
    return { id, ready: url != null };
  } catch (thrown) {
    const problem = problemOf(thrown, false);
    const { reason, detail } = problem.report;
    throw reason === 'server-refused' ? new Problem('refused', 'media-failed', detail) : problem;
  }
}

/** Whether the server has finished its work on an upload. Throws Problem `media-failed` if it could not. */
export async function isReady(account: SignedIn, id: string): Promise<boolean> {
  try {
    const media = await clientFor(account.host, account.token).v1.media.$select(id).fetch();
    return understood(answers.media, media).url != null;
  } catch (thrown) {
    const problem = problemOf(thrown, false);
    const { reason, detail } = problem.report;
    throw reason === 'server-refused' ? new Problem('refused', 'media-failed', detail) : problem;
  }
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
    return madeOf(made, scheduledFor);
  } catch (thrown) {
    throw problemOf(thrown, true);
  }
}

/** A status, or one that is kept: for the time that was asked for, where the server's own is none. Throws StrangeAnswer. */
function madeOf(answer: unknown, asked: number | undefined): Made {
  const { id, url, uri, scheduledAt } = understood(answers.made, answer);
  const isKept = typeof answer === 'object' && answer !== null && 'scheduledAt' in answer;
  const scheduledFor = isKept ? (scheduledAt ?? asked) : undefined;
  return scheduledFor === undefined ? { id, url: url || uri } : { id, url: '', scheduledFor };
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
    const found = understood(answers.keptStatuses, kept).find(
      ({ id, params, scheduledAt, mediaAttachments }) =>
        !known.has(id) &&
        Math.abs(scheduledAt - scheduledFor) < 60_000 &&
        params.text === text &&
        params.spoilerText === spoilerText &&
        mediaAttachments.length === media.length,
    );
    return found && { id: found.id, url: '', scheduledFor: found.scheduledAt };
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
    const found = understood(answers.standings, recent).find(
      (each) => !known.has(each.id) && sameStatus(each, status, replyTo, since),
    );
    return found && { id: found.id, url: found.url || found.uri };
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

function extensionOf(type: string): string {
  return { 'image/jpeg': 'jpg', 'video/quicktime': 'mov' }[type] ?? type.split('/')[1] ?? 'bin';
}
