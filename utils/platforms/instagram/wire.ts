import type { Wire } from '../contract.ts';

/**
 * Instagram's page uploads each picture and video by itself and then publishes by one small request, each at an address
 * of its own (several programs that do the same, 2025 to 2026).
 */
export const wire: Wire = {
  concerns: (url, method) => method === 'POST' && paths.some((path) => url.includes(path)) && isMeant(url),
  // What goes to such an address is never a feed's query.
  worthReading: (requestBody) => requestBody.includes('upload_id') || !requestBody.includes('variables='),
  uploads: (url) => url.includes('/rupload_ig'),
  headers: ['x-instagram-rupload-params', 'x-entity-name', 'x-entity-length', 'offset'],
};

const paths = ['/configure', '/rupload_ig', '/create/'];
const isMeant = (url: string) => publish.test(url) || removal.test(url) || upload.test(url);
const publish =
  /\/(?:media\/configure(?:_sidecar|_to_clips)?|create\/configure|igtv\/configure_to_igtv)\/?(?:[?#]|$)/;
// A message's picture goes the same way under another name (several programs that do the same, observed 2026-09).
const upload = /\/rupload_ig(?:photo|video)\/(?!direct)/;
const removal = /\/create\/\d+\/delete\/?(?:[?#]|$)/;
