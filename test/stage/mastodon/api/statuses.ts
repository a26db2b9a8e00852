import { type Mentioned, mentionedIn } from '../content/format.ts';
import { type App, createApp, type Visit } from '../http/app.ts';
import { callerIfAny, requireCaller } from '../http/auth.ts';
import { type Params, readParams } from '../http/params.ts';
import { spend } from '../http/rate-limits.ts';
import { languageOf, notFound, Refusal } from '../http/refusal.ts';
import { limits } from '../http/throttle.ts';
import { wordsIn } from '../http/words.ts';
import type { Server } from '../server.ts';
import { readAttachments } from '../statuses/attachments.ts';
import { type Draft, readDraft } from '../statuses/draft.ts';
import { editStatus, historyOf } from '../statuses/edit.ts';
import { oneAfterAnother, remember, replayed } from '../statuses/idempotency.ts';
import { insertStatus, type Making } from '../statuses/make.ts';
import { schedule, scheduledJson } from '../statuses/scheduled.ts';
import { mediaOf, removeMedia } from '../store/media.ts';
import type { ScheduledRow, StatusRow, UserRow } from '../store/rows.ts';
import { isVisible, repliesTo, statusById, visibleStatus } from '../store/statuses.ts';
import { statusJson } from './status-json.ts';

/** Posting, reading, editing and deleting (Mastodon 4.5, Api::V1::StatusesController). */
export function statusRoutes(server: Server): App {
  return createApp()
    .post('/api/v1/statuses', (c) => post(server, c))
    .get('/api/v1/statuses', (c) => {
      const viewer = callerIfAny(server, c, 'read:statuses');
      const ids = new Set(c.req.queries('id[]'));
      if (ids.size > 20) throw new Refusal(422, () => 'Validation failed');
      const found = [...ids].flatMap((id) => statusById(server, id) ?? []);
      return c.json(
        found.filter((row) => isVisible(server, row, viewer)).map((row) => statusJson(server, row, viewer)),
      );
    })
    .get('/api/v1/statuses/:id', (c) => {
      const viewer = callerIfAny(server, c, 'read:statuses');
      return c.json(statusJson(server, readable(server, c.req.param('id'), viewer), viewer));
    })
    .get('/api/v1/statuses/:id/context', (c) => {
      const viewer = callerIfAny(server, c, 'read:statuses');
      const row = readable(server, c.req.param('id'), viewer);
      const json = (rows: StatusRow[]) =>
        rows.filter((one) => isVisible(server, one, viewer)).map((one) => statusJson(server, one, viewer));
      return c.json({
        ancestors: json(ancestorsOf(server, row)),
        descendants: json(descendantsOf(server, row)),
      });
    })
    .get('/api/v1/statuses/:id/source', (c) => {
      const { user } = requireCaller(server, c, 'read:statuses');
      const { id, text, spoiler_text } = readable(server, c.req.param('id'), user);
      return c.json({ id, text, spoiler_text });
    })
    .get('/api/v1/statuses/:id/history', (c) => {
      const viewer = callerIfAny(server, c, 'read:statuses');
      return c.json(historyOf(server, readable(server, c.req.param('id'), viewer)));
    })
    .put('/api/v1/statuses/:id', async (c) => {
      const { user } = requireCaller(server, c, 'write:statuses');
      const row = own(server, c.req.param('id'), user);
      const params = await readParams(c);
      spend(server, c, limits.statuses, user.id);
      return c.json(statusJson(server, editStatus(server, row, params), user));
    })
    .delete('/api/v1/statuses/:id', async (c) => {
      const { user } = requireCaller(server, c, 'write:statuses');
      const row = own(server, c.req.param('id'), user);
      const json = statusJson(server, row, user, { source: true });
      remove(server, row, (await readParams(c)).flag('delete_media') ?? false);
      return c.json(json);
    });
}

async function post(server: Server, c: Visit): Promise<Response> {
  const { user, token } = requireCaller(server, c, 'write:statuses');
  const params = await readParams(c);
  const inReplyToId = replyTarget(server, params, user);
  const quotedId = quoteTarget(server, params, user);
  return oneAfterAnother(server, c, user.id, async () => {
    const replay = replayed(server, c, user.id);
    if (replay) return c.json(resultJson(server, user, replay.id));
    if (server.faults.slowPosts) await server.clock.pause(server.faults.slowPosts);
    return make(server, c, user, token.app_id, params, { inReplyToId, quotedId });
  });
}

async function make(
  server: Server,
  c: Visit,
  user: UserRow,
  appId: string | null,
  params: Params,
  { inReplyToId, quotedId }: Pick<Making, 'inReplyToId' | 'quotedId'>,
): Promise<Response> {
  const media = readAttachments(server, user.id, params, null);
  const draft = changed(server, readDraft(server, params, media, undefined), user);
  const unexpected = unexpectedMentions(server, params, draft.text, user);
  if (unexpected.length > 0) {
    const { unexpectedMentions: error } = wordsIn(languageOf(server, c));
    return c.json({ error, unexpected_accounts: unexpected.map(({ id, acct }) => ({ id, acct })) }, 422);
  }
  const quotePolicy = policyOf(params);
  const making: Making = {
    userId: user.id,
    appId,
    draft,
    media,
    inReplyToId: server.faults.changesStatuses?.noReply ? null : inReplyToId,
    quotedId,
    quotePolicy,
  };
  const at = Date.parse(params.text('scheduled_at') ?? '');
  // A time that has passed is ignored, and the status published at once.
  const later = at > server.clock.now();
  if (!later) spend(server, c, limits.statuses, user.id);
  const { id } = later ? schedule(server, making, at) : insertStatus(server, making);
  remember(server, c, user.id, id, later);
  return c.json(resultJson(server, user, id));
}

/** What a silenced account publishes is not for everybody (Mastodon 4.5, PostStatusService); the rest is on purpose. */
function changed(server: Server, draft: Draft, user: UserRow): Draft {
  const { language, text } = server.faults.changesStatuses ?? {};
  const isHidden = user.silenced && draft.visibility === 'public';
  return {
    ...draft,
    ...(language === undefined ? {} : { language }),
    ...(text === undefined ? {} : { text }),
    ...(isHidden ? { visibility: 'unlisted' } : {}),
  };
}

function resultJson(server: Server, user: UserRow, id: string): object {
  const status = statusById(server, id);
  if (status) return statusJson(server, status, user);
  const scheduled = server.db.one<ScheduledRow>('select * from scheduled where id = ?', id);
  if (!scheduled) throw notFound();
  return scheduledJson(server, scheduled);
}

function replyTarget(server: Server, params: Params, user: UserRow): string | null {
  const id = params.text('in_reply_to_id');
  if (!id) return null;
  if (!visibleStatus(server, id, user)) throw new Refusal(404, (words) => words.replyTargetMissing);
  return id;
}

function quoteTarget(server: Server, params: Params, user: UserRow): string | null {
  const id = params.text('quoted_status_id');
  if (!id) return null;
  if (!visibleStatus(server, id, user)) throw notFound();
  return id;
}

function policyOf(params: Params): StatusRow['quote_policy'] {
  const asked = params.text('quote_approval_policy');
  return asked === 'followers' || asked === 'nobody' ? asked : 'public';
}

function unexpectedMentions(server: Server, params: Params, text: string, user: UserRow): Mentioned[] {
  const allowed = params.list('allowed_mentions');
  if (!allowed) return [];
  return mentionedIn(server, text).filter(({ id }) => id !== user.id && !allowed.includes(id));
}

function readable(server: Server, id: string, viewer: UserRow | undefined): StatusRow {
  const row = visibleStatus(server, id, viewer);
  if (!row) throw notFound();
  return row;
}

function own(server: Server, id: string, user: UserRow): StatusRow {
  const row = statusById(server, id);
  if (row?.user_id !== user.id) throw notFound();
  return row;
}

// Media stay for a day, so that a deleted status can be written anew, unless they are to go at once (since 4.4).
function remove(server: Server, { id }: StatusRow, withMedia: boolean): void {
  const media = mediaOf(server, id);
  const freeAt = server.clock.now() + 500;
  server.db.run('update media set status_id = null, free_at = ? where status_id = ?', freeAt, id);
  if (withMedia) for (const one of media) removeMedia(server, one.id);
  server.db.run('update statuses set in_reply_to_id = null where in_reply_to_id = ?', id);
  server.db.run('delete from revisions where status_id = ?', id);
  server.db.run('delete from statuses where id = ?', id);
}

function ancestorsOf(server: Server, row: StatusRow): StatusRow[] {
  const parent = row.in_reply_to_id === null ? undefined : statusById(server, row.in_reply_to_id);
  return parent ? [...ancestorsOf(server, parent), parent] : [];
}

function descendantsOf(server: Server, row: StatusRow): StatusRow[] {
  return repliesTo(server, row.id).flatMap((reply) => [reply, ...descendantsOf(server, reply)]);
}
