import { cookie, setup } from './setup.ts';

// As they are when the page starts: what is put over them later is never seen here.
const { fetch, XMLHttpRequest } = globalThis;

/** A request of the page. */
export interface Request {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Blob;
}

/** An answer as it came. */
export interface Answer {
  status: number;
  text: string;
}

/** Sends one request in the way the stage chose. Rejects where the connection breaks. */
export function send(request: Request): Promise<Answer> {
  return setup.transport === 'fetch' ? byFetch(request) : byXhr(request);
}

/** A call to the platform's interface, with the headers of every such call. */
export function call(path: string, body: string, contentType = formType): Promise<Answer> {
  return send({
    url: new URL(path, location.origin).href,
    headers: {
      'Content-Type': contentType,
      'X-Requested-With': 'XMLHttpRequest',
      'X-CSRFToken': cookie('csrftoken'),
      'X-IG-WWW-Claim': 'hmac.stage',
      'X-Web-Session-ID': webSession,
      ...everywhere,
    },
    body,
  });
}

/** A call by GraphQL; most only read, and the page makes many. Never rejects. */
export async function query(name: string, variables: object = {}): Promise<void> {
  const fields = {
    __d: 'www',
    __comet_req: '7',
    fb_api_req_friendly_name: name,
    variables: JSON.stringify(variables),
    doc_id: '1',
  };
  const body = encodeForm({ av: cookie('ds_user_id'), ...fields });
  await send({
    url: new URL('/graphql/query', location.origin).href,
    headers: {
      'Content-Type': formType,
      'X-FB-Friendly-Name': name,
      'X-FB-LSD': 'stage',
      'X-CSRFToken': cookie('csrftoken'),
      ...everywhere,
    },
    body,
  }).catch(() => {});
}

/** Headers of every request to either host (recorded 2026-02). */
export const everywhere = {
  'X-ASBD-ID': '359341',
  'X-IG-App-ID': '936619743392459',
  'X-Instagram-AJAX': '1028000000',
};

/** A form's body, with its spaces as %20 (recorded). */
export function encodeForm(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&');
}

/** The number that goes with urlencoded forms: a 2, then the sum of the token's characters. */
export function jazoest(): string {
  return `2${[...cookie('csrftoken')].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)}`;
}

const formType = 'application/x-www-form-urlencoded';
const webSession = ['a1b2c3', 'd4e5f6', 'g7h8i9'].join(':');

function byXhr({ url, method = 'POST', headers = {}, body }: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.withCredentials = true;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new Error('no answer'));
    request.send(body);
  });
}

async function byFetch({ url, method = 'POST', headers = {}, body }: Request): Promise<Answer> {
  const answer = await fetch(url, { method, headers, body, credentials: 'include' });
  return { status: answer.status, text: await answer.text() };
}
