import type { Video } from './draft.ts';
import { type BlobRef, call, type Session, send } from './network.ts';

const service = 'https://video.bsky.app';

/** Sends a chosen video to the video service at once and tells its progress until its blob is on the PDS. */
export async function uploadVideo(
  session: Session,
  file: File,
  tell: (change: Partial<Video>) => void,
): Promise<void> {
  const token = (aud: string, lxm: string, exp?: number) =>
    call<{ token: string }>(session, 'com.atproto.server.getServiceAuth', {
      query: { aud, lxm, ...(exp ? { exp: String(exp) } : {}) },
    });
  try {
    const limits = await token('did:web:video.bsky.app', 'app.bsky.video.getUploadLimits');
    await send(service, 'app.bsky.video.getUploadLimits', { token: limits.token });
    const halfAnHour = Math.round(Date.now() / 1000) + 1800;
    const pds = `did:web:${new URL(session.pdsUrl).host}`;
    const upload = await token(pds, 'com.atproto.repo.uploadBlob', halfAnHour);
    const jobId = await post(session, file, upload.token, (part) => tell({ progress: part / 2 }));
    for (;;) {
      const { jobStatus } = await send<{ jobStatus: JobStatus }>(service, 'app.bsky.video.getJobStatus', {
        query: { jobId },
      });
      tell({
        progress: 0.5 + (jobStatus.progress ?? 0) / 200,
        ...(jobStatus.blob && { blob: jobStatus.blob }),
      });
      if (jobStatus.blob) return;
      // The real client's pause (recorded 2026-11-22).
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  } catch (thrown) {
    tell({ error: String(thrown instanceof Error ? thrown.message : thrown) });
  }
}

/** The size of a video's picture, 16 to 9 where the browser cannot tell. */
export function aspectRatioOf(file: File): Promise<{ width: number; height: number }> {
  return new Promise((resolve) => {
    const video = document.createElement('video');
    video.onloadedmetadata = () => resolve({ width: video.videoWidth, height: video.videoHeight });
    video.onerror = () => resolve({ width: 640, height: 360 });
    video.src = URL.createObjectURL(file);
  });
}

interface JobStatus {
  state: string;
  progress?: number;
  blob?: BlobRef;
}

/** By XMLHttpRequest, for its progress: the only request of the client that is none of fetch's. */
function post(session: Session, file: File, token: string, onPart: (part: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const name = `${crypto.randomUUID().slice(0, 12)}.${file.type === 'image/gif' ? 'gif' : 'mp4'}`;
    const query = new URLSearchParams({ did: session.did, name });
    request.open('POST', `${service}/xrpc/app.bsky.video.uploadVideo?${query}`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', file.type);
    request.upload.onprogress = (event) => onPart(event.loaded / event.total);
    request.onerror = () => reject(new Error('Upload failed'));
    request.onload = () => {
      const answer = JSON.parse(request.responseText);
      if (answer.jobId) resolve(answer.jobId);
      else reject(new Error(answer.message ?? answer.error));
    };
    request.send(file);
  });
}
