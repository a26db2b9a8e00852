import type { Wire } from '../contract.ts';

/**
 * Instagram's page uploads each picture and video by itself and then publishes by one small request, each at an address
 * of its own (several programs that do the same, 2025 to 2026). What changes a post may also go where its queries go: there the
 * operation's name says so.
 */
export const wire: Wire = {
  concerns: (url, method) => method === 'POST' && paths.some((path) => url.includes(path)) && isMeant(url),
  worthReading: (requestBody) =>
    requestBody.includes('upload_id') ||
    !requestBody.includes('variables=') ||
    /_name=\w*(?:edit|delet|archiv)/i.test(requestBody),
  uploads: (url) => url.includes('/rupload_ig'),
  headers: ['x-instagram-rupload-params', 'x-entity-name', 'x-entity-length', 'offset'],
};

const paths = ['/configure', '/rupload_ig', '/create/', '/media/', '/graphql'];
const isMeant = (url: string) => [publish, change, upload, graphql].some((path) => path.test(url));
const publish =
  /\/(?:media\/configure(?:_sidecar|_to_clips)?|create\/configure|igtv\/configure_to_igtv)\/?(?:[?#]|$)/;
// A message's picture goes the same way under another name (several programs that do the same, observed 2026-09).
const upload = /\/rupload_ig(?:photo|video)\/(?!direct)/;
const change = /\/(?:create|media)\/\w+\/(?:edit_media|delete|only_me)\/?(?:[?#]|$)/;
const graphql = /\/graphql(?:\/query)?\/?(?:[?#]|$)/;
