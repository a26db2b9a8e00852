import { described, saveDescription } from '../api/media.ts';
import { revisionJson } from '../api/status-json.ts';
import type { Params } from '../http/params.ts';
import type { Server } from '../server.ts';
import { attach, mediaOf } from '../store/media.ts';
import type { StatusRow } from '../store/rows.ts';
import { statusById } from '../store/statuses.ts';
import { readAttachments } from './attachments.ts';
import { readDraft } from './draft.ts';

/**
 * Makes a status what the request says, and only that: media, poll, warning and text that are not named are gone
 * (Mastodon 4.5, Api::V1::StatusesController#update, UpdateStatusService). Without a change there is no new revision.
 */
export function editStatus(server: Server, before: StatusRow, params: Params): StatusRow {
  const media = readAttachments(server, before.user_id, params, before.id);
  const redescribed = media.map((one) => {
    const changes = params.records('media_attributes').find((record) => record.text('id') === one.id);
    return changes ? { ...one, ...described(server, one, changes) } : one;
  });
  const draft = readDraft(server, params, media, before);
  const after: StatusRow = {
    ...before,
    text: draft.text,
    spoiler_text: draft.spoilerText,
    sensitive: draft.sensitive ? 1 : 0,
    language: draft.language,
    poll: draft.poll ? JSON.stringify(draft.poll) : null,
  };
  const was = JSON.stringify([before, mediaOf(server, before.id).map(essence)]);
  if (JSON.stringify([after, redescribed.map(essence)]) === was) return before;
  const revision = revisionJson(server, before);
  server.db.insert('revisions', {
    status_id: before.id,
    number: revisionsOf(server, before.id).length,
    json: JSON.stringify(revision),
  });
  server.db.run(
    `update statuses set text = ?, spoiler_text = ?, sensitive = ?, language = ?, poll = ?, edited_at = ?
     where id = ?`,
    after.text,
    after.spoiler_text,
    after.sensitive,
    after.language,
    after.poll,
    server.clock.now(),
    after.id,
  );
  attach(server, after.id, media);
  for (const one of redescribed) saveDescription(server, one);
  return statusById(server, after.id) ?? after;
}

/** The versions of a status, the oldest first, today's last. */
export function historyOf(server: Server, row: StatusRow): object[] {
  // The rows' own JSON.
  const past = revisionsOf(server, row.id).map(({ json }) => JSON.parse(json) as object);
  return [...past, revisionJson(server, row)];
}

function revisionsOf(server: Server, id: string): { json: string }[] {
  return server.db.all('select json from revisions where status_id = ? order by number', id);
}

function essence({
  id,
  description,
  meta,
}: {
  id: string;
  description: string | null;
  meta: string;
}): string[] {
  return [id, description ?? '', meta];
}
