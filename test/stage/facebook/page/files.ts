import type { Picture } from './draft.ts';
import { ajax } from './request.ts';
import { identity, videoHost } from './setup.ts';

/** Lets the person choose, by an input that is in no document. */
export function chooseFiles(): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = 'image/*,image/heif,image/heic,video/*,video/mp4,video/x-m4v,video/x-matroska,.mkv';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.click();
  });
}

/** A picture with its preview, not uploaded yet. */
export function pictureOf(file: File): Picture {
  return { key: crypto.randomUUID(), preview: URL.createObjectURL(file), id: undefined, alt: '' };
}

/** Puts a picture on the server and gives its id. */
export async function uploadPhoto(file: File): Promise<string> {
  const form = new FormData();
  form.append('source', '8');
  form.append('profile_id', identity.id);
  form.append('waterfallxapp', 'comet');
  form.append('farr', file, file.name);
  form.append('upload_id', `jsc_c_${Math.random().toString(36).slice(2, 5)}`);
  const url = 'https://upload.facebook.com/ajax/react_composer/attachments/photo/upload';
  const { photoID } = await ajax<{ photoID: string }>(url, form);
  return photoID;
}

/** Announces a video, has a worker send its bytes, and gives its id. */
export async function uploadVideo(file: File): Promise<string> {
  const start = { file_size: String(file.size), file_extension: file.name.split('.').at(-1) ?? '' };
  const { video_id: id } = await videoRequest<{ video_id: string }>('start', start);
  const handle = await sendByWorker(file);
  const end = { start_offset: '0', end_offset: String(file.size), fbuploader_video_file_chunk: handle };
  await videoRequest('receive', { video_id: id, ...end });
  return id;
}

function videoRequest<T>(step: 'start' | 'receive', fields: Record<string, string>): Promise<T> {
  const form = new FormData();
  const more = { source: 'composer', target_id: identity.id, waterfall_id: crypto.randomUUID() };
  for (const [name, value] of Object.entries({ ...more, ...fields })) form.append(name, value);
  return ajax(`https://vupload-edge.facebook.com/ajax/video/upload/requests/${step}/`, form);
}

function sendByWorker(file: File): Promise<string> {
  const worker = new Worker('/static_resources/webworker/video/');
  const entity = crypto.randomUUID().replaceAll('-', '');
  worker.postMessage({ url: `https://${videoHost}/fb_video/${entity}-0-${file.size}`, file });
  return new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ handle?: string }>) => {
      if (data.handle) resolve(data.handle);
      else reject(new Error('the bytes were not taken'));
    };
    worker.onerror = () => reject(new Error('the worker has failed'));
  }).finally(() => worker.terminate());
}
