import type { LoggedRequest } from './http.ts';

/** What was uploaded under one id: a picture, or a video and its cover. */
export interface Upload {
  picture?: UploadedFile;
  video?: UploadedFile & { duration: number };
  /** What has come of a video that is sent in pieces. */
  pieces?: Buffer | undefined;
}

/** The bytes of an upload, with the size its header gives in pixels. */
export interface UploadedFile {
  bytes: Buffer;
  width: number;
  height: number;
}

/** Whether a path is one of the resumable uploads. */
export function isUpload(path: string): boolean {
  return /^\/rupload_ig(photo|video)\//.test(path);
}

/**
 * Takes a resumable upload as the web client sends it (four public recordings, 2025 and 2026): asked by GET how much is
 * there, then everything in one POST. `media_id` is a bare number beyond 2^53. Of a direct message's picture only the
 * answer is made.
 */
export function receive(
  uploads: Map<string, Upload>,
  request: LoggedRequest,
  newId: () => bigint,
): { status: number; body: unknown } {
  const [, kind, prefix, id = ''] =
    /^\/rupload_ig(photo|video)\/(fb_uploader|direct)_(\d+)$/.exec(request.path) ?? [];
  if (!kind) return refused('Invalid entity name');
  if (request.method === 'GET') return { status: 200, body: { offset: 0, status: 'ok' } };
  const { headers } = request;
  const upload = uploads.get(id) ?? {};
  const before = upload.pieces ?? Buffer.alloc(0);
  const bytes = Buffer.concat([before, request.body]);
  const params = paramsOf(headers['x-instagram-rupload-params']);
  if (headers['x-entity-name'] !== `${prefix}_${id}`) return refused('Entity name does not match');
  if (params?.upload_id !== id) return refused('Upload id does not match');
  if (headers.offset !== String(before.length)) return refused('Wrong offset');
  if (kind === 'video' && bytes.length < Number(headers['x-entity-length'])) {
    uploads.set(id, { ...upload, pieces: bytes });
    return { status: 412, body: { debug_info: { type: 'PartialRequestError', retriable: true } } };
  }
  if (headers['x-entity-length'] !== String(bytes.length)) return refused('Incomplete upload');
  if (prefix === 'direct') return { status: 200, body: { upload_id: id, status: 'ok' } };

  upload.pieces = undefined;
  uploads.set(id, upload);
  const file = {
    bytes,
    width: Number(params.upload_media_width ?? 0),
    height: Number(params.upload_media_height ?? 0),
  };
  if (kind === 'photo') {
    upload.picture = file;
    return { status: 200, body: { upload_id: id, status: 'ok' } };
  }
  upload.video = { ...file, duration: Number(params.upload_media_duration_ms ?? 0) };
  return { status: 200, body: { media_id: newId(), status: 'ok' } };
}

function refused(message: string) {
  return { status: 400, body: { message, status: 'fail' } };
}

function paramsOf(header = ''): Record<string, unknown> | undefined {
  try {
    return JSON.parse(header);
  } catch {
    return undefined;
  }
}
