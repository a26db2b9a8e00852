import { ask } from '../page/request.ts';
import { businessId, fbDtsg, lsd, person } from './setup.ts';

/** What every request of the page carries. */
export function commonFields(): Record<string, string> {
  return {
    av: person,
    __aaid: '0',
    __bid: businessId,
    __user: person,
    __a: '1',
    __req: (requests++).toString(36),
    __hs: '20414.BP:bizweb_pkg.2.0...0',
    dpr: '1',
    __ccg: 'EXCELLENT',
    __rev: '1030012345',
    __s: session,
    __hsi: '7575000000000000000',
    __dyn: '7xeUmxa2C5rgy',
    __csr: '',
    fb_dtsg: fbDtsg,
    jazoest: `2${[...fbDtsg].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)}`,
    lsd,
    __spin_r: '1030012345',
    __spin_b: 'trunk',
    __spin_t: String(Math.floor(Date.now() / 1000)),
    __jssesw: '1',
  };
}

/** One mutation or query; gives the first document of the answer. */
export async function graphql<T>(name: string, variables: unknown): Promise<T> {
  const query = new URLSearchParams({
    _callFlowletID: String(flowlet++),
    _triggerFlowletID: String(flowlet),
    qpl_active_e2e_trace_ids: '',
  });
  const body = new URLSearchParams({
    ...commonFields(),
    qpl_active_flow_ids: '',
    fb_api_caller_class: 'RelayModern',
    fb_api_req_friendly_name: name,
    server_timestamps: 'true',
    variables: JSON.stringify(variables),
    doc_id: documentId(name),
  });
  const answer = await ask('POST', `/api/graphql/?${query}`, body.toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    'x-asbd-id': '359341',
    'x-fb-friendly-name': name,
    'x-fb-lsd': lsd,
  });
  const [first = ''] = answer.split('\n');
  // The caller names what its operation answers.
  return JSON.parse(first) as T;
}

let requests = 1;
let flowlet = 4000 + Math.floor(Math.random() * 1000);
const session = `${letters()}:${letters()}:${letters()}`;
const documents = new Map<string, string>();

/** Another one after each load, as the real ones change with each release. */
function documentId(name: string): string {
  const id = documents.get(name) ?? `2${String(Math.random()).slice(2, 18).padEnd(16, '7')}`;
  documents.set(name, id);
  return id;
}

function letters(): string {
  return Math.random().toString(36).slice(2, 8).padEnd(6, 'x');
}
