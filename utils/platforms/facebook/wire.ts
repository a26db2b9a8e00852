import type { Wire } from '../contract.ts';

/**
 * Everything that Facebook's pages change goes to one address, urlencoded and often long: what is told apart is told by
 * the names of fields, which the encoding leaves as they are (recorded 2026-03 and 2026-09).
 */
export const wire: Wire = {
  concerns: (url, method) =>
    method === 'POST' &&
    (/(?:^|facebook\.com)\/api\/graphql\//.test(url) || uploads.some((path) => url.includes(path))),
  worthReading: (requestBody) => {
    // An upload's fields are no GraphQL.
    if (!requestBody.includes('variables=')) return true;
    const name = nameOf(requestBody);
    // Relay makes the name of every query end so.
    if (/Query$/.test(name)) return false;
    if (requestBody.includes('%22channels%22') && requestBody.includes('%22base%22')) {
      return !/%22is_autosave_draft%22%3Atrue/i.test(requestBody);
    }
    // What changes a post, or publishes one whose fields have other names: that tells for a diagnosis what it was.
    if (/compos|publish|edit|delet|trash|archiv|schedul/i.test(name)) return true;
    // Comments too, which are rare.
    return requestBody.includes('%22input%22') && content.some((field) => requestBody.includes(field));
  },
  uploads: (url) => uploads.some((path) => url.includes(path)),
};

const uploads = ['/attachments/photo/upload', '/ajax/video/upload/requests/start'];
const content = ['%22message%22', '%22attachments%22'];

/** The operation's name. */
function nameOf(body: string): string {
  const field = 'fb_api_req_friendly_name=';
  const at = body.indexOf(field);
  const end = body.indexOf('&', at);
  return at === -1 ? '' : body.slice(at + field.length, end === -1 ? undefined : end);
}
