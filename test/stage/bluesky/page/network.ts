// As the real client does, on purpose: what is put over globalThis.fetch later is never seen here.
const fetch = globalThis.fetch;

/** Who is signed in, as it is stored in the page. */
export interface Session {
  service: string;
  did: string;
  handle: string;
  accessJwt: string;
  refreshJwt: string;
  pdsUrl: string;
}

/** A blob as a record names it. */
export interface BlobRef {
  $type: 'blob';
  ref: { $link: string };
  mimeType: string;
  size: number;
}

/** An answer that was not 2xx. */
export class CallFailed extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What a call takes besides its name. */
export interface Call {
  query?: Record<string, string | string[]>;
  /** Sent as JSON, a Blob as it is. */
  body?: unknown;
  /** Goes through the PDS to the AppView. */
  appView?: boolean;
  token?: string;
}

/** One XRPC call to the account's PDS, with a new token once if the old one has run out. */
export async function call<T>(session: Session, name: string, what: Call = {}): Promise<T> {
  try {
    return await send<T>(session.pdsUrl, name, { token: session.accessJwt, ...what });
  } catch (thrown) {
    if (!(thrown instanceof CallFailed) || !thrown.message.includes('expired')) throw thrown;
    const fresh = await send<Session>(session.pdsUrl, 'com.atproto.server.refreshSession', {
      body: null,
      token: session.refreshJwt,
    });
    session.accessJwt = fresh.accessJwt;
    session.refreshJwt = fresh.refreshJwt;
    return send<T>(session.pdsUrl, name, { token: session.accessJwt, ...what });
  }
}

/** One XRPC call to any service. `body` makes it a POST. */
export async function send<T>(service: string, name: string, what: Call): Promise<T> {
  const url = new URL(`/xrpc/${name}`, service);
  for (const [key, value] of Object.entries(what.query ?? {})) {
    for (const one of [value].flat()) url.searchParams.append(key, one);
  }
  const headers = new Headers();
  if (what.token) headers.set('authorization', `Bearer ${what.token}`);
  if (what.appView) headers.set('atproto-proxy', 'did:web:api.bsky.app#bsky_appview');
  const { body } = what;
  if (body instanceof Blob) headers.set('content-type', body.type);
  else if (body) headers.set('content-type', 'application/json');
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    body: body instanceof Blob ? body : body ? JSON.stringify(body) : undefined,
    redirect: 'follow',
    mode: 'cors',
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new CallFailed(answer.status, said.message ?? said.error ?? String(answer.status));
  return said;
}

/** A plain GET by the same captured fetch. */
export function get(address: URL): Promise<Response> {
  return fetch(address, { method: 'GET', headers: new Headers() });
}

/** Puts bytes on the PDS. */
export async function uploadBlob(session: Session, bytes: Blob): Promise<BlobRef> {
  const { blob } = await call<{ blob: BlobRef }>(session, 'com.atproto.repo.uploadBlob', { body: bytes });
  return blob;
}
