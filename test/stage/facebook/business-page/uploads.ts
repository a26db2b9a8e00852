import { ask } from '../page/request.ts';
import { commonFields } from './graphql.ts';
import { page, videoHost } from './setup.ts';

/** Puts a picture on the server and gives its id. */
export async function uploadPhoto(file: File): Promise<string> {
  const form = new FormData();
  form.append('source', '8');
  form.append('profile_id', page.id);
  form.append('waterfallxapp', 'comet');
  form.append('upload_id', crypto.randomUUID());
  form.append('farr', file, file.name);
  const url = 'https://upload-business.facebook.com/ajax/react_composer/attachments/photo/upload';
  const { photoID } = await ajax<{ photoID: string }>(url, form);
  return photoID;
}

/** Announces a video, has a worker send its bytes, and gives its id. */
export async function uploadVideo(file: File): Promise<string> {
  const { video_id: id } = await videoRequest<{ video_id: string }>('start', {
    file_size: String(file.size),
    file_extension: file.name.split('.').at(-1) ?? '',
  });
  const handle = await sendBytes(file);
  await videoRequest('receive', { video_id: id, fbuploader_video_file_chunk: handle });
  return id;
}

function videoRequest<T>(step: 'start' | 'receive', fields: Record<string, string>): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return ajax(`https://vupload-edge-business.facebook.com/ajax/video/upload/requests/${step}/`, form);
}

function sendBytes(file: File): Promise<string> {
  const worker = new Worker('/static_resources/webworker/video/');
  const entity = crypto.randomUUID().replaceAll('-', '');
  const answer = new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ handle?: string }>) => {
      if (data.handle) resolve(data.handle);
      else reject(new Error('the bytes were not taken'));
    };
    worker.onerror = () => reject(new Error('the worker did not start'));
  });
  worker.postMessage({ url: `https://${videoHost}/fb_video/${entity}-0-${file.size}`, file });
  return answer.finally(() => worker.terminate());
}

async function ajax<T>(url: string, form: FormData): Promise<T> {
  const answer = await ask('POST', `${url}?${new URLSearchParams(commonFields())}`, form);
  // The caller names what its address answers, behind the prefix that keeps it from being run.
  const { payload } = JSON.parse(answer.replace(/^for \(;;\);/, '')) as { payload: T | null };
  if (payload === null) throw new Error('refused');
  return payload;
}
