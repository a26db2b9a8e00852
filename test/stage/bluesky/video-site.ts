import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { bodyOf } from '../http.ts';
import type { Faults } from './faults.ts';
import { answeredPreflight, sendJson } from './proxy.ts';

interface Job {
  jobId: string;
  did: string;
  blob: unknown;
  polls: number;
}

/**
 * Stands in for video.bsky.app: takes the file, puts it on the PDS as it is with the service token it was given, and
 * says it is done after some polls. The real service transcodes, this one does not.
 */
export function videoSite(pds: string, faults: Faults): RequestListener {
  const jobs = new Map<string, Job>();
  return async (request, response) => {
    if (answeredPreflight(request, response)) return;
    const url = new URL(request.url ?? '/', 'https://video.bsky.app');
    const call = url.pathname.replace('/xrpc/app.bsky.video.', '');
    const body = await bodyOf(request);
    if (call === 'getUploadLimits') {
      const limits = { remainingDailyVideos: 25, remainingDailyBytes: 10_000_000_000 };
      return sendJson(response, { canUpload: true, ...limits });
    }
    if (call === 'uploadVideo') {
      const stored = await fetch(`${pds}/xrpc/com.atproto.repo.uploadBlob`, {
        method: 'POST',
        headers: {
          authorization: request.headers.authorization ?? '',
          'content-type': request.headers['content-type'] ?? 'video/mp4',
        },
        body: new Uint8Array(body),
      });
      const answer = await stored.json();
      if (!stored.ok) return sendJson(response, answer, stored.status);
      const job = {
        jobId: randomUUID(),
        did: url.searchParams.get('did') ?? '',
        blob: answer.blob,
        polls: 0,
      };
      jobs.set(job.jobId, job);
      return sendJson(response, { jobId: job.jobId, did: job.did, state: 'JOB_STATE_CREATED' });
    }
    const job = jobs.get(url.searchParams.get('jobId') ?? '');
    if (call !== 'getJobStatus' || !job) {
      return sendJson(response, { error: 'InvalidRequest', message: 'Job not found' }, 400);
    }
    sendJson(response, { jobStatus: statusOf(job, faults.videoPolls) });
  };
}

function statusOf(job: Job, needed: number) {
  const { jobId, did, blob } = job;
  job.polls += 1;
  if (job.polls > needed) return { jobId, did, state: 'JOB_STATE_COMPLETED', progress: 100, blob };
  return {
    jobId,
    did,
    state: 'JOB_STATE_PROCESSING',
    progress: Math.round((100 * job.polls) / (needed + 1)),
  };
}
