import { expect, test } from 'vitest';
import { gone } from '../../../utils/platforms/bluesky/gone.ts';
import { author } from './bluesky-servers.ts';

const uriOf = (rkey: string, repo = author) => `at://${repo}/app.bsky.feed.post/${rkey}`;

/** A directory, and a server that lists some and holds others besides; `asked` are the questions for single ones. */
function server({ listed, held, status = 400 }: { listed: string[]; held: string[]; status?: number }) {
  const asked: string[] = [];
  const fetch = async (input: RequestInfo | URL) => {
    const url = new URL(String(input));
    if (url.host === 'plc.directory') {
      const service = [{ id: '#atproto_pds', serviceEndpoint: 'https://pds.example' }];
      return Response.json({ id: author, service });
    }
    const recordOf = (rkey: string) => ({ uri: uriOf(rkey), cid: rkey, value: {} });
    if (url.pathname.endsWith('listRecords')) return Response.json({ records: listed.map(recordOf) });
    const rkey = url.searchParams.get('rkey') ?? '';
    asked.push(rkey);
    if (held.includes(rkey)) return Response.json(recordOf(rkey));
    return Response.json({ error: status === 400 ? 'RecordNotFound' : 'InternalServerError' }, { status });
  };
  return { fetch, asked };
}

test('what is neither listed nor there by itself is gone', async () => {
  const io = server({ listed: ['new'], held: ['old'] });
  expect(
    await gone(
      author,
      ['new', 'old', 'away'].map((rkey) => uriOf(rkey)),
      io,
    ),
  ).toEqual([uriOf('away')]);
  expect(io.asked).toEqual(['old', 'away']);
});

test('what is not of the profile is not asked for, and what a server fails over is not known', async () => {
  const io = server({ listed: [], held: [] });
  expect(await gone(author, [uriOf('x', 'did:plc:3jniszbho3lv7qordthw2l32'), 'facebook:1'], io)).toEqual([]);
  expect(io.asked).toEqual([]);
  const failing = server({ listed: [], held: [], status: 500 });
  await expect(gone(author, [uriOf('x')], failing)).rejects.toMatchObject({
    report: { kind: 'unreachable' },
  });
});
