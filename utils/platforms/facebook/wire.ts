import type { Wire } from '../wire.ts';

/**
 * Everything that Facebook's pages change goes to one address, urlencoded and often long: what is told apart is told by
 * the names of fields, which the encoding leaves as they are (recorded 2026-03 and 2026-09).
 */
export const wire: Wire = {
  concerns: (url, method) =>
    method === 'POST' &&
    (url.includes('facebook.com/api/graphql/') || uploads.some((path) => url.includes(path))),
  worthReading: (requestBody) => {
    // An upload's fields are no GraphQL.
    if (!requestBody.includes('variables=')) return true;
    if (isQuery(requestBody)) return false;
    if (requestBody.includes('%22channels%22') && requestBody.includes('%22base%22')) {
      return !/%22is_autosave_draft%22%3Atrue/i.test(requestBody);
    }
    // Comments too, which are rare: should the composer's own names change, they are how that is noticed.
    if (requestBody.includes('%22input%22')) return content.some((field) => requestBody.includes(field));
    return requestBody.includes('CometTrashPost');
  },
  uploads: (url) => uploads.some((path) => url.includes(path)),
};

const uploads = ['/attachments/photo/upload', '/ajax/video/upload/requests/start'];
const content = ['%22message%22', '%22attachments%22'];

/** By the operation's name, which Relay makes every query end with. */
function isQuery(body: string): boolean {
  const start = body.indexOf('fb_api_req_friendly_name=');
  const end = body.indexOf('&', start);
  return start !== -1 && end !== -1 && body.endsWith('Query', end);
}
