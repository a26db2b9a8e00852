import { type App, createApp, type Visit } from '../http/app.ts';
import { requireCaller } from '../http/auth.ts';
import { type Params, readParams } from '../http/params.ts';
import { invalid, notFound, Refusal } from '../http/refusal.ts';
import { inspect } from '../media/inspect.ts';
import type { Server } from '../server.ts';
import { isFree, isReady, ownMedia, removeMedia } from '../store/media.ts';
import type { FileRow, MediaRow } from '../store/rows.ts';
import { descriptionLimit } from './configuration.ts';
import { mediaJson } from './media-json.ts';

/** Uploads (Mastodon 4.5, Api::V1::MediaController and Api::V2::MediaController) and the files behind them. */
export function mediaRoutes(server: Server): App {
  return createApp()
    .post('/api/v2/media', (c) => upload(server, c, true))
    .post('/api/v1/media', (c) => upload(server, c, false))
    .get('/api/v1/media/:id', (c) => {
      const media = unattached(server, c, c.req.param('id'));
      if (media.failed) throw new Refusal(422, (words) => words.media.failed);
      return c.json(mediaJson(server, media), isReady(server, media) ? 200 : 206);
    })
    .put('/api/v1/media/:id', async (c) => {
      const media = unattached(server, c, c.req.param('id'));
      const changed = { ...media, ...described(server, media, await readParams(c)) };
      saveDescription(server, changed);
      return c.json(mediaJson(server, changed));
    })
    .delete('/api/v1/media/:id', (c) => {
      const { user } = requireCaller(server, c, 'write:media');
      const media = ownMedia(server, user.id, c.req.param('id'));
      if (!media) throw notFound();
      if (!isFree(server, media)) throw new Refusal(422, (words) => words.media.inUse);
      removeMedia(server, media.id);
      return c.json({});
    })
    .get('/system/media_attachments/files/:id/:name', (c) => {
      const { id, name } = c.req.param();
      const file = server.db.one<FileRow>(
        'select * from files where media_id = ? and style = ?',
        id,
        name.split('.')[0] ?? '',
      );
      if (!file) return c.text('Not Found', 404);
      return c.body(new Uint8Array(file.bytes), 200, {
        'Content-Type': file.mime,
        'Cache-Control': 'public, max-age=2419200, immutable',
      });
    });
}

/** A medium with what the parameters say of its description and focus; refuses what is too long. */
export function described(
  server: Server,
  media: MediaRow,
  params: Params,
): Pick<MediaRow, 'description' | 'meta'> {
  const description = params.has('description') ? (params.text('description') ?? null) : media.description;
  const limit = descriptionLimit(server);
  // Code points, as Rails counts.
  if ([...(description ?? '')].length > limit) throw invalid((words) => words.tooLong('description', limit));
  const focus = params.text('focus')?.split(',').map(Number);
  if (!focus) return { description, meta: media.meta };
  const [x = 0, y = 0] = focus.map((value) =>
    Number.isFinite(value) ? Math.min(Math.max(value, -1), 1) : 0,
  );
  // The row's own JSON.
  const meta = JSON.parse(media.meta) as Record<string, unknown>;
  return { description, meta: JSON.stringify({ focus: { x, y }, ...meta }) };
}

/** Stores a medium's description and meta. */
export function saveDescription(server: Server, { id, description, meta }: MediaRow): void {
  const kept = server.faults.losesDescriptions === 'always' ? null : description;
  server.db.run('update media set description = ?, meta = ? where id = ?', kept, meta, id);
}

async function upload(server: Server, c: Visit, later: boolean): Promise<Response> {
  const { user } = requireCaller(server, c, 'write:media');
  const params = await readParams(c);
  const file = params.file('file');
  if (!file) throw invalid((words) => words.blank('file'));
  const { type, extension, meta, files } = await inspect(
    new Uint8Array(await file.arrayBuffer()),
    server.options,
  );
  // Only in the second version, and not for pictures, is the work done after the answer.
  const postponed = later && (type === 'video' || type === 'audio');
  const { processingTime = 300, failProcessing } = server.faults;
  const fresh: MediaRow = {
    id: server.nextId(),
    user_id: user.id,
    status_id: null,
    scheduled_id: null,
    position: 0,
    type,
    description: null,
    meta: JSON.stringify(meta),
    extension,
    ready_at: postponed ? server.clock.now() + processingTime : 0,
    failed: postponed && failProcessing ? 1 : 0,
    free_at: 0,
  };
  const media = { ...fresh, ...described(server, fresh, params) };
  if (server.faults.losesDescriptions) media.description = null;
  const place = `${user.id}/${file.name}`;
  const first = ownMedia(server, user.id, server.fileNames.get(place) ?? '');
  if (server.faults.oneFilePerName && first) {
    // The file takes the other's place; what was said of that stays.
    for (const version of files) {
      server.db.run('delete from files where media_id = ? and style = ?', first.id, version.style);
      server.db.insert('files', { media_id: first.id, ...version });
    }
    return c.json(mediaJson(server, first));
  }
  server.fileNames.set(place, media.id);
  server.db.insert('media', media);
  for (const version of files) server.db.insert('files', { media_id: media.id, ...version });
  const json = mediaJson(server, media);
  return postponed ? c.json({ ...json, url: null, preview_url: null }, 202) : c.json(json);
}

// What a status has cannot be found here any more (lookup with status_id nil).
function unattached(server: Server, c: Visit, id: string): MediaRow {
  const { user } = requireCaller(server, c, 'write:media');
  const media = ownMedia(server, user.id, id);
  if (!media || !isFree(server, media)) throw notFound();
  return media;
}
