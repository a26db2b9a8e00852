import type { Server } from '../server.ts';
import { attach } from '../store/media.ts';
import type { MediaRow, StatusRow } from '../store/rows.ts';
import type { Draft } from './draft.ts';

/** Everything a status is made of, validated. */
export interface Making {
  userId: string;
  appId: string | null;
  draft: Draft;
  media: MediaRow[];
  inReplyToId: string | null;
  quotedId: string | null;
  quotePolicy: StatusRow['quote_policy'];
}

/** Puts a new status into the world. */
export function insertStatus(server: Server, making: Making): StatusRow {
  const { draft } = making;
  const row: StatusRow = {
    id: server.nextId(),
    user_id: making.userId,
    app_id: making.appId,
    text: draft.text,
    spoiler_text: draft.spoilerText,
    sensitive: draft.sensitive ? 1 : 0,
    language: draft.language,
    visibility: draft.visibility,
    in_reply_to_id: making.inReplyToId,
    quoted_id: making.quotedId,
    quote_policy: making.quotePolicy,
    poll: draft.poll ? JSON.stringify(draft.poll) : null,
    created_at: server.clock.now(),
    edited_at: null,
  };
  server.db.insert('statuses', row);
  attach(server, row.id, making.media);
  return row;
}
