/** What the bare script is given: whose token, and which post. */
export interface BareOrder {
  uri: string;
  host: string;
  token: string;
  text: string;
}

/**
 * What has to be done at least: one read of the directory, one of the record, the pictures side by side, their uploads
 * side by side, the status. No checks, no store, no retries, no limits. Runs in a page, so it uses nothing from outside.
 */
export async function mirrorBarely({ uri, host, token, text }: BareOrder): Promise<void> {
  const json = async (url: string, init?: RequestInit) => {
    const response = await fetch(url, { credentials: 'omit', ...init });
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return response.json();
  };
  const [repo = '', collection = '', rkey = ''] = uri.slice('at://'.length).split('/');
  const { service } = await json(`https://plc.directory/${repo}`);
  const xrpc = `${service[0].serviceEndpoint}/xrpc`;
  const where = new URLSearchParams({ repo, collection, rkey });
  const { value } = await json(`${xrpc}/com.atproto.repo.getRecord?${where}`);
  const images: { alt: string; image: { ref: { $link: string } } }[] = value.embed.images;
  const blobs = await Promise.all(
    images.map(async ({ image }) => {
      const named = new URLSearchParams({ did: repo, cid: image.ref.$link });
      return (await fetch(`${xrpc}/com.atproto.sync.getBlob?${named}`, { credentials: 'omit' })).blob();
    }),
  );
  const headers = { authorization: `Bearer ${token}` };
  const uploads = images.map(({ alt }, index) => {
    const body = new FormData();
    body.append('file', new File([blobs[index] ?? ''], 'image.jpg', { type: 'image/jpeg' }));
    body.append('description', alt);
    return json(`https://${host}/api/v2/media`, { method: 'POST', headers, body });
  });
  const media_ids = (await Promise.all(uploads)).map(({ id }) => id);
  await json(`https://${host}/api/v1/statuses`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ status: text, media_ids, language: value.langs[0], visibility: 'public' }),
  });
}
