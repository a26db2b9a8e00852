import type { mastodon } from 'masto';
import type * as v from 'valibot';
import { isMastodon } from '../post/account.ts';
import type { Difference } from '../post/difference.ts';
import type { Exhausted } from '../post/exhausted.ts';
import type { FreedMedia } from '../post/freed-file.ts';
import type { PlannedStatus, WrittenOnly } from '../post/plan.ts';
import { Problem } from '../post/problem.ts';
import type { SignedIn } from './accounts.ts';
import * as answers from './answers.ts';
import { asMeant } from './as-meant.ts';
import { clientFor, problemOf, statusOf, uploadTimeout } from './client.ts';
import { type Answered, differencesOf, sameDescription, type Uploaded } from './differences.ts';
import { sameStatus } from './same-status.ts';
import { sameText } from './same-text.ts';
import { understood } from './strange-answer.ts';

export type { Uploaded } from './differences.ts';

/** What stands on Mastodon. */
export interface Made {
  id: string;
  /** Empty for what the server keeps until its time. */
  url: string;
  /** When the server publishes it, milliseconds since 1970. */
  scheduledFor?: number;
  /** When it was published, by the server's clock, milliseconds since 1970; none where the server does not say. */
  at?: number;
  /** What of it is not as planned; none where all is. */
  differs?: Difference[];
}

/** Sends one picture or video. May be repeated: what no status uses is cleared away by the server within days. Throws Problem. */
export async function upload(account: SignedIn, media: FreedMedia, description: string): Promise<Uploaded> {
  // Its own name might tell something, and two files of one name are one to some servers (snac 2.75).
  const name = `${crypto.randomUUID()}.${extensionOf(media.file.type)}`;
  const file = new File([media.file], name, { type: media.file.type });
  try {
    const { focus } = media;
    const params = { file, description, ...(focus && { focus: `${focus.x},${focus.y}` }), skipPolling: true };
    const made = await clientFor(account.host, account.token, uploadTimeout).v2.media.create(params);
    const { id, url, description: kept } = understood(answers.media, made);
    if (kept !== undefined && !sameDescription(description, kept))
      await describeAgain(account, id, description);
    return { id, ready: url != null };
  } catch (thrown) {
    throw mediaProblem(thrown);
  }
}

/** Where the server still does not take it, the status will show so. */
async function describeAgain(account: SignedIn, id: string, description: string): Promise<void> {
  const media = clientFor(account.host, account.token).v1.media.$select(id);
  try {
    await media.update({ description });
  } catch {}
}

/** Whether the server has finished its work on an upload. Throws Problem `media-failed` if it could not. */
export async function isReady(account: SignedIn, id: string): Promise<boolean> {
  try {
    const media = await clientFor(account.host, account.token).v1.media.$select(id).fetch();
    return understood(answers.media, media).url != null;
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
 * Posts one status, or gives it to the server to keep until `scheduledFor` (milliseconds since 1970), and compares what then
 * stands there with what was planned. `key` is the same for every attempt at it. Throws Problem, `unknown` where it may
 * stand all the same.
 */
export async function post(
  account: SignedIn,
  status: PlannedStatus,
  media: readonly Uploaded[],
  replyTo: string | undefined,
  key: string,
  scheduledFor?: number,
): Promise<Made> {
  try {
    const made = await clientFor(account.host, account.token).v1.statuses.create(
      {
        ...contentOf(status, account, media),
        visibility: status.visibility,
        ...(replyTo === undefined ? {} : { inReplyToId: replyTo }),
        ...asWritten(status.written ?? {}),
        ...(scheduledFor === undefined ? {} : { scheduledAt: new Date(scheduledFor).toISOString() }),
      } as mastodon.rest.v1.CreateStatusParams, // the types want a text or media, which a plan always has
      { requestInit: { headers: { 'Idempotency-Key': key } } },
    );
    return madeOf(account, made, status, media, replyTo, scheduledFor);
  } catch (thrown) {
    throw problemOf(thrown, true);
  }
}

/**
 * Describes the pictures and videos of a status anew, where they stand otherwise than planned. Gives what stands now: some
 * servers give it another id (snac 2.94). Throws Problem; nothing is lost by it.
 */
export async function describeMade(
  account: SignedIn,
  status: PlannedStatus,
  media: readonly Uploaded[],
  replyTo: string | undefined,
  made: Made,
): Promise<Made> {
  // An edit begins a poll anew, or takes it away: what differs is told then, and stays.
  if (status.written?.poll) return made;
  try {
    const changed = await clientFor(account.host, account.token)
      .v1.statuses.$select(made.id)
      .update({
        // What an edit does not name, it takes away.
        ...contentOf(status, account, media),
        mediaAttributes: media.map(({ id, description = '' }) => ({ id, description })),
      } as mastodon.rest.v1.UpdateStatusParams); // as above
    return madeOf(account, changed, status, media, replyTo);
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

/** What posting and editing say alike. */
function contentOf(status: PlannedStatus, { server }: SignedIn, media: readonly Uploaded[]) {
  const {
    text,
    spoilerText,
    sensitive,
    language,
    visibility: _visibility,
    // Which media and which status these are at the server is in the ids.
    media: _media,
    replyTo: _replyTo,
    // A poll and who may quote it: only at the beginning, see `asWritten`.
    written: _written,
    ...rest
  } = status;
  rest satisfies Exhausted<typeof rest>;
  return {
    status: text,
    mediaIds: media.map(({ id }) => id),
    sensitive,
    ...(spoilerText ? { spoilerText } : {}),
    ...(language === undefined ? {} : { language }),
    // Else an account whose default is Markdown gets other words.
    ...(server.namesPlainText ? { contentType: 'text/plain' } : {}),
  };
}

/** What only a post that was written here has. What it answers is the status that it replies to. */
function asWritten({ poll, quotePolicy, quotes, answers: _answers, ...rest }: WrittenOnly) {
  rest satisfies Exhausted<typeof rest>;
  return {
    ...(poll ? { poll: { options: poll.options, expiresIn: poll.lasts, multiple: poll.multiple } } : {}),
    // Known since 4.5; masto 8 knows neither.
    ...(quotePolicy ? { quoteApprovalPolicy: quotePolicy } : {}),
    ...(quotes === undefined ? {} : { quotedStatusId: quotes }),
  };
}

/**
 * A status, or one that is kept: for the time that was asked for, where the server's own is none. Throws StrangeAnswer.
 */
function madeOf(
  { server }: SignedIn,
  answer: unknown,
  planned: PlannedStatus,
  media: readonly Uploaded[],
  replyTo: string | undefined,
  asked?: number,
): Made {
  const { id, url, uri, scheduledAt, createdAt, params, ...standing } = understood(answers.made, answer);
  const isKept = typeof answer === 'object' && answer !== null && 'scheduledAt' in answer;
  const scheduledFor = isKept ? (scheduledAt ?? asked) : undefined;
  const { mediaAttachments } = standing;
  const differs = differencesOf(
    planned,
    media,
    replyTo,
    asMeant(isKept ? { ...keptWords(params), mediaAttachments } : standing, planned, server),
  );
  return {
    ...(scheduledFor === undefined ? { id, url: url || uri } : { id, url: '', scheduledFor }),
    ...(isKept || createdAt == null ? {} : { at: createdAt }),
    ...(differs.length ? { differs } : {}),
  };
}

/** What a status that is kept will say: its text is not made to HTML yet. */
function keptWords({ text, ...params }: v.InferOutput<typeof answers.made>['params']): Answered {
  return { ...params, content: text?.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`) };
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
  media: readonly Uploaded[] = [],
): Promise<Made | undefined> {
  try {
    // As in sameStatus; one that waits replies to nothing.
    const {
      text,
      spoilerText,
      media: numbers,
      sensitive: _sensitive,
      language: _language,
      visibility: _visibility,
      replyTo: _replyTo,
      written: _written,
      ...rest
    } = status;
    rest satisfies Exhausted<typeof rest>;
    const kept = await clientFor(account.host, account.token).v1.scheduledStatuses.list({ limit: 40 });
    const found = understood(answers.keptStatuses, kept).find(
      ({ id, params, scheduledAt, mediaAttachments }) =>
        !known.has(id) &&
        Math.abs(scheduledAt - scheduledFor) < 60_000 &&
        isText(text, params.text) &&
        isText(spoilerText, params.spoilerText) &&
        (mediaAttachments ?? []).length === numbers.length,
    );
    return (
      found &&
      madeOf(
        account,
        { ...found, scheduledAt: new Date(found.scheduledAt).toISOString() },
        status,
        media,
        undefined,
      )
    );
  } catch (thrown) {
    if (statusOf(thrown) === 404) return undefined;
    throw problemOf(thrown, false);
  }
}

/**
 * Looks for a planned status among the account's own recent ones, made since `since` (milliseconds since 1970): the only
 * way to learn what became of a request without an answer, because several kinds of server ignore the key. `known` are the
 * ids of statuses that stand for something else, `media` what was uploaded for it, where that is known. Throws Problem.
 */
export async function find(
  account: SignedIn,
  status: PlannedStatus,
  replyTo: string | undefined,
  since: number,
  known: ReadonlySet<string>,
  media: readonly Uploaded[] = [],
): Promise<Made | undefined> {
  try {
    const { v1 } = clientFor(account.host, account.token);
    const isIt = (each: v.InferOutput<typeof answers.standings>[number]) =>
      !known.has(each.id) && sameStatus(each, status, replyTo, since);
    const own = v1.accounts.$select(account.remoteId).statuses.list({ limit: 40, excludeReblogs: true });
    let found = understood(answers.standings, await own).find(isIt);
    // Others than Mastodon may list there what everybody sees, and the rest in what its author reads (snac 2.75).
    const isHidden = status.visibility === 'private' || status.visibility === 'direct';
    if (!found && isHidden && !isMastodon(account.server)) {
      const home = understood(answers.standings, await v1.timelines.home.list({ limit: 40 }));
      found = home.find((each) => each.account?.id === account.remoteId && isIt(each));
    }
    return found && madeOf(account, found, status, media, replyTo);
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

function isText(planned: string, kept: string | null | undefined): boolean {
  return sameText(planned, [{ kind: 'text', text: kept ?? '' }]);
}

function extensionOf(type: string): string {
  return (
    { 'image/jpeg': 'jpg', 'video/quicktime': 'mov', 'audio/mpeg': 'mp3' }[type] ??
    type.split('/')[1] ??
    'bin'
  );
}
