import type { mastodon } from 'masto';
import type * as v from 'valibot';
import type { Difference } from '../post/difference.ts';
import type { Corrected, CorrectedMedia, Poll } from '../post/manuscript.ts';
import type { PlannedStatus } from '../post/plan.ts';
import type { SignedIn } from './accounts.ts';
import * as answers from './answers.ts';
import { asMeant, languageMeant } from './as-meant.ts';
import { clientFor, problemOf } from './client.ts';
import { type Answered, differencesOf } from './differences.ts';
import { understood } from './strange-answer.ts';

/** What a corrected status is to be. The server keeps nothing that is left out: it is always all of it. */
export interface Correction {
  text: string;
  warning: string;
  sensitive: boolean;
  language: string | undefined;
  media: CorrectedMedia[];
  poll: Poll | undefined;
}

/** A status as it stands on the server, with the text as it was written. Throws Problem. */
export async function readForCorrection(account: SignedIn, id: string): Promise<Corrected> {
  const selected = clientFor(account.host, account.token).v1.statuses.$select(id);
  try {
    const [shown, written] = await Promise.all([selected.fetch(), selected.source.fetch()]);
    const status = understood(answers.toCorrect, shown);
    const { text, spoilerText: warning } = understood(answers.source, written);
    return {
      ...{ account: account.id, id, url: status.url || status.uri, text, warning },
      sensitive: status.sensitive,
      language: languageMeant(status.language, account.server),
      media: status.mediaAttachments.map(mediaOf),
      poll: pollOf(status.poll),
    };
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

/** Where a status stands. */
export interface Standing {
  id: string;
  url: string;
  /** What of it is not as it was sent; none where all is. */
  differs?: Difference[];
}

type ToCorrect = v.InferOutput<typeof answers.toCorrect>;

function mediaOf({ id, type, description, meta }: ToCorrect['mediaAttachments'][number]): CorrectedMedia {
  const text = description ?? '';
  const kind = type === 'audio' || type === 'video' ? type : 'image';
  return { id, kind, description: text, before: text, focus: meta?.focus ?? undefined };
}

/** A poll keeps its end only if it is sent again with the time that is left (Mastodon 4.5, `UpdateStatusService`). */
function pollOf(poll: ToCorrect['poll'], now = Date.now()): Poll | undefined {
  if (!poll) return undefined;
  const left = poll.expiresAt ? Math.max(300, Math.round((poll.expiresAt - now) / 1000)) : 300;
  return { options: poll.options.map(({ title }) => title), lasts: left, multiple: poll.multiple };
}

/**
 * Sends the whole new state of a status. May be repeated: the same state again makes no new version (Mastodon,
 * `UpdateStatusService`). Gives under which id and address it stands from now on: on some servers it is another one (snac 2.94).
 * Throws Problem.
 */
export async function correct(account: SignedIn, id: string, correction: Correction): Promise<Standing> {
  const { text, warning, sensitive, language, media, poll } = correction;
  const params = {
    status: text,
    spoilerText: warning,
    sensitive,
    ...(language === undefined ? {} : { language }),
    // Both: what is in the second alone is taken away (Mastodon 4.5, Api::V1::StatusesController#update).
    mediaIds: media.map((each) => each.id),
    mediaAttributes: media.map((each) => ({
      id: each.id,
      description: each.description,
      ...(each.focus ? { focus: `${each.focus.x},${each.focus.y}` } : {}),
    })),
    // Else an account whose default is Markdown gets other words.
    ...(account.server.namesPlainText ? { contentType: 'text/plain' } : {}),
    ...(poll ? { poll: { options: poll.options, expiresIn: poll.lasts, multiple: poll.multiple } } : {}),
  };
  try {
    // The types of masto 8 know a status with media or with a poll, the server takes both.
    const update = params as unknown as mastodon.rest.v1.UpdateStatusParams;
    const edited = await clientFor(account.host, account.token).v1.statuses.$select(id).update(update);
    const { id: now, url, uri, ...standing } = understood(answers.made, edited);
    const differs = differencesFrom(correction, standing, account);
    return { id: now, url: url || uri, ...(differs.length ? { differs } : {}) };
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

/** Some servers take all of a correction, and change only the text (snac 2.75). */
function differencesFrom(
  { text, warning, sensitive, language, media, poll }: Correction,
  { visibility: _visibility, inReplyToId: _inReplyToId, ...standing }: Answered,
  { server }: SignedIn,
): Difference[] {
  const planned: PlannedStatus = {
    ...{ text, spoilerText: warning, sensitive, language, replyTo: undefined },
    // As it was: a correction says nothing of it.
    visibility: 'public',
    media: media.map((_, place) => place),
    ...(poll ? { written: { poll } } : {}),
  };
  const sent = media.map(({ id, description }) => ({ id, ready: true, description }));
  return differencesOf(planned, sent, undefined, asMeant(standing, planned, server));
}

/** The texts of what the server keeps for later, by id. Throws Problem. */
export async function scheduledTexts(account: SignedIn): Promise<Map<string, string>> {
  try {
    const kept = await clientFor(account.host, account.token).v1.scheduledStatuses.list({ limit: 40 });
    return new Map(understood(answers.keptStatuses, kept).map(({ id, params }) => [id, params.text ?? '']));
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

/** Gives a status that the server keeps another time, milliseconds since 1970. Throws Problem. */
export async function reschedule(account: SignedIn, id: string, at: number): Promise<void> {
  const scheduledAt = new Date(at).toISOString();
  try {
    await clientFor(account.host, account.token).v1.scheduledStatuses.$select(id).update({ scheduledAt });
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

/** Takes a status away that the server keeps for later. Throws Problem. */
export async function unschedule(account: SignedIn, id: string): Promise<void> {
  try {
    await clientFor(account.host, account.token).v1.scheduledStatuses.$select(id).remove();
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}
