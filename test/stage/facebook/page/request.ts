import { identity, person, seed, tokens } from './setup.ts';

/** An answer that says no, or none. */
export class NotDone extends Error {}

/** One XMLHttpRequest, as for everything on the real page. Gives the answer's text. */
export function ask(
  method: 'GET' | 'POST',
  url: string,
  body?: XMLHttpRequestBodyInit,
  headers = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.withCredentials = true;
    for (const [name, value] of Object.entries<string>(headers)) request.setRequestHeader(name, value);
    request.onload = () => {
      if (request.status === 200) resolve(request.responseText);
      else reject(new NotDone(`answered ${request.status}`));
    };
    request.onerror = () => reject(new NotDone('no answer'));
    request.send(body ?? null);
  });
}

/** What every request of the page carries (recorded 2026-03 and 2026-09). */
export function commonFields(): Record<string, string> {
  // A Page that acts takes the place of the person.
  const acting = identity.kind === 'page' ? identity.id : person.id;
  return {
    av: acting,
    __aaid: '0',
    __user: acting,
    __a: '1',
    __req: (requests++).toString(36),
    __hs: '20718.HCSV2:comet_pkg.2.1...0',
    dpr: '1',
    __ccg: 'EXCELLENT',
    __rev: '1031234567',
    __s: `${word()}:${word()}:${word()}`,
    __hsi: '7688000000000000000',
    __dyn: '7xeUjGU5a5Q1ryaxG4Vp41twWwIxu13wFwhUKbgS3qi7UK360CEbo',
    __csr: 'gqPMhY8n5bikJitf',
    __hsdp: 'gbIJ4',
    __hblp: '1GVEdU',
    __sjsp: 'gbIJ4',
    __comet_req: '15',
    fb_dtsg: tokens.fbDtsg,
    jazoest: `2${[...tokens.fbDtsg].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)}`,
    lsd: tokens.lsd,
    __spin_r: '1031234567',
    __spin_b: 'trunk',
    __spin_t: String(Math.floor(Date.now() / 1000)),
    __crn: `comet.fbweb.${route()}`,
  };
}

/** One query or mutation. Gives the first of the answer's documents. */
export async function graphql<T>(name: string, variables: unknown): Promise<T & { errors?: unknown[] }> {
  const form = new URLSearchParams({
    ...commonFields(),
    qpl_active_flow_ids: '30605361',
    fb_api_caller_class: 'RelayModern',
    fb_api_req_friendly_name: name,
    server_timestamps: 'true',
    variables: JSON.stringify(variables),
    doc_id: documentId(name),
    fb_api_analytics_tags: '["qpl_active_flow_ids=30605361"]',
  });
  const answer = await ask('POST', '/api/graphql/', form.toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    'x-asbd-id': '359341',
    'x-fb-friendly-name': name,
    'x-fb-lsd': tokens.lsd,
  });
  const [document = ''] = answer.split('\n');
  // The caller names what its operation answers.
  return JSON.parse(document) as T & { errors?: unknown[] };
}

/** What stands in an answer under `/ajax/`, behind the prefix that keeps it from being run. */
export async function ajax<T>(url: string, form: FormData): Promise<T> {
  const query = new URLSearchParams(commonFields());
  const answer = await ask('POST', `${url}?${query}`, form);
  // The caller names what its address answers.
  const { payload } = JSON.parse(answer.replace(/^for \(;;\);/, '')) as { payload: T | null };
  if (payload === null) throw new NotDone('refused');
  return payload;
}

let requests = 1;

/** Another one at each start, as the real ones change with each release. */
function documentId(name: string): string {
  const sum = [...name].reduce(
    (hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_003,
    seed % 1_000_003,
  );
  return `2${String(seed).padStart(10, '3')}${String(sum).padStart(7, '7')}`.slice(0, 17);
}

function route(): string {
  if (location.pathname.startsWith('/groups/')) return 'CometGroupDiscussionRoute';
  return location.pathname === '/' ? 'CometHomeRoute' : 'CometProfileTimelineListViewRoute';
}

function word(): string {
  return Math.random().toString(36).slice(2, 8).padEnd(6, 'x');
}
