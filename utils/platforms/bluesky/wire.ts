import type { Wire } from '../contract.ts';

const methods = [
  'com.atproto.repo.applyWrites',
  'com.atproto.repo.createRecord',
  'com.atproto.repo.deleteRecord',
  'com.atproto.repo.putRecord',
];

/**
 * Bluesky's client writes a post, or a whole thread, by one request to the author's own server, whatever its host
 * (social-app, src/lib/api/index.ts, observed 2026-11-22).
 */
export const wire: Wire = {
  concerns: (url, method) => method === 'POST' && methods.some((name) => url.includes(`/xrpc/${name}`)),
  worthReading: (requestBody) => requestBody.includes('app.bsky.feed.post'),
};
