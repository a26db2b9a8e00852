import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import sharp from 'sharp';
import { ajax } from './answers.ts';
import { answeredPreflight, type LoggedRequest, readRequest, sendText } from './http.ts';
import type { Store } from './posts.ts';
import { mediaUrl } from './queries.ts';
import type { Tokens } from './setup.ts';

type Log = (request: LoggedRequest) => void;

/**
 * Takes photos as upload.facebook.com does: one multipart request for each, the file in `farr`. Fields and answer are
 * read in several programs that send them; no recording is public.
 */
export function photoUploads(store: Store, tokens: Tokens, log: Log): RequestListener {
  return async (request, response) => {
    if (answeredPreflight(request, response)) return;
    const asked = await readRequest(request);
    log(asked);
    const file = asked.files.find(({ field }) => field === 'farr');
    const isMeant =
      asked.path === '/ajax/react_composer/attachments/photo/upload' && isFromPage(asked, tokens);
    if (!isMeant || !file || asked.fields.source !== '8' || !asked.fields.upload_id) {
      return sendText(request, response, failed(1366046), javascript);
    }
    const { width, height } = await sharp(file.bytes)
      .metadata()
      .catch(() => ({ width: 0, height: 0 }));
    if (width === 0) return sendText(request, response, failed(1366055), javascript);
    const id = store.newId();
    store.media.set(id, { id, kind: 'photo', name: file.name, type: file.type, bytes: file.bytes, alt: '' });
    const payload = { photoID: id, imageSrc: mediaUrl(id), thumbSrc: '', width, height };
    sendText(request, response, ajax(payload), javascript);
  };
}

/**
 * Begins and ends the upload of a video, as vupload-edge.facebook.com does. Addresses and order are read in programs
 * that send them; the fields of both answers are guesses.
 */
export function videoRequests(
  store: Store,
  handles: Map<string, Buffer>,
  tokens: Tokens,
  log: Log,
): RequestListener {
  return async (request, response) => {
    if (answeredPreflight(request, response)) return;
    const asked = await readRequest(request);
    log(asked);
    const step = /^\/ajax\/video\/upload\/requests\/(start|receive)\/$/.exec(asked.path)?.[1];
    if (!step || !isFromPage(asked, tokens)) return sendText(request, response, failed(1363030), javascript);
    const {
      file_size: size = '0',
      video_id: id = '',
      fbuploader_video_file_chunk: handle = '',
    } = asked.fields;
    if (step === 'start') {
      const payload = {
        video_id: store.newId(),
        start_offset: 0,
        end_offset: Number(size),
        skip_upload: false,
      };
      return sendText(request, response, ajax(payload), javascript);
    }
    const bytes = handles.get(handle);
    if (!bytes) return sendText(request, response, failed(1363030), javascript);
    store.media.set(id, { id, kind: 'video', name: '', type: 'video/mp4', bytes, alt: '' });
    sendText(request, response, ajax({ start_offset: bytes.length, end_offset: bytes.length }), javascript);
  };
}

/** Takes a video's bytes: first asked how many are there already, then given the rest. */
export function videoBytes(handles: Map<string, Buffer>, log: Log): RequestListener {
  return async (request, response) => {
    if (answeredPreflight(request, response)) return;
    const asked = await readRequest(request);
    log(asked);
    const size = Number(/^\/fb_video\/[0-9a-f]+-0-(\d+)$/.exec(asked.path)?.[1]);
    if (asked.method === 'GET') return sendText(request, response, '{"offset":0}', json);
    const bytes = asked.files[0]?.bytes;
    if (bytes?.length !== size) {
      return sendText(request, response, '{"debug_info":{"type":"PartialRequestError"}}', json, 412);
    }
    const handle = randomBytes(24).toString('base64url');
    handles.set(handle, bytes);
    sendText(request, response, JSON.stringify({ h: handle }), json);
  };
}

const javascript = { 'content-type': 'application/x-javascript; charset=utf-8' };
const json = { 'content-type': 'application/json; charset=utf-8' };

function isFromPage({ query, fields }: LoggedRequest, { fbDtsg }: Tokens): boolean {
  return query.fb_dtsg === fbDtsg || fields.fb_dtsg === fbDtsg;
}

function failed(error: number): string {
  return `for (;;);${JSON.stringify({ __ar: 1, error, errorSummary: 'Upload failed', payload: null })}`;
}
