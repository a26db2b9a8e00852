import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundlePage } from '../../stage/instagram/bundle.ts';
import { type Instagram, startInstagram } from '../../stage/instagram/index.ts';
import { cropOf } from '../../stage/instagram/page/crop.ts';
import { codeOf, createIds } from '../../stage/instagram/posts.ts';

const cookie = 'ds_user_id=61236465677; csrftoken=geheim';
let instagram: Instagram;
let server: Server;
let origin: string;
let picture: Buffer;

beforeAll(async () => {
  instagram = await startInstagram({ language: 'de' });
  const [site] = instagram.sites;
  server = createServer(site?.listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an AddressInfo.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  picture = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#369' } })
    .jpeg()
    .toBuffer();
});

afterEach(() => instagram.reset());

afterAll(async () => {
  server?.close();
  server?.closeAllConnections();
  await instagram?.close();
});

describe('uploads', () => {
  test('a picture is answered with its upload id', async () => {
    const answer = await uploadPicture('1798700000123');
    expect(answer).toEqual({ status: 200, text: '{"upload_id":"1798700000123","status":"ok"}' });
  });

  test('a video is asked for first, and answered with a bare number beyond 2^53', async () => {
    const probe = await ask('/rupload_igvideo/fb_uploader_1798700000125', { method: 'GET' });
    expect(JSON.parse(probe.text)).toEqual({ offset: 0, status: 'ok' });
    const { text } = await uploadVideo('1798700000125');
    const [, id = '0'] = /^\{"media_id":(\d+),"status":"ok"\}$/.exec(text) ?? [];
    expect(BigInt(id)).toBeGreaterThan(2n ** 53n);
  });

  test.each([
    ['x-entity-length', '3'],
    ['x-entity-name', 'fb_uploader_1'],
    ['x-instagram-rupload-params', '{}'],
  ])('an upload whose %s is wrong is refused', async (header, value) => {
    const { status } = await uploadPicture('1798700000126', { [header]: value });
    expect(status).toBe(400);
  });
});

describe('one picture', () => {
  // The measured fields, in the page's own order.
  const fields = (id: string) =>
    `archive_only=false&caption=Hallo%20Welt%0A%23stadt&custom_accessibility_caption=Marktplatz%20bei%20Sonne&upload_id=${id}`;

  test('the answer has the known shape, with ids as strings', async () => {
    await uploadPicture('1798700000200');
    const { status, text } = await configure(fields('1798700000200'));
    const [post] = instagram.posts;
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      media: {
        pk: expect.stringMatching(/^\d{19}$/),
        id: `${post?.pk}_61236465677`,
        code: post?.code,
        media_type: 1,
        caption: { text: 'Hallo Welt\n#stadt' },
      },
      status: 'ok',
    });
  });

  test('the post keeps the bytes, the sizes, the texts and whose it is', async () => {
    await uploadPicture('1798700000201');
    await configure(fields('1798700000201'));
    const media = { kind: 'picture', width: 8, height: 6, alt: 'Marktplatz bei Sonne' };
    expect(instagram.posts).toMatchObject([
      {
        ...{ kind: 'picture', caption: 'Hallo Welt\n#stadt', owner: { username: 'stadt.krefeld' } },
        media: [{ ...media, uploadId: '1798700000201' }],
      },
    ]);
    expect(instagram.posts[0]?.media[0]?.bytes.equals(picture)).toBe(true);
    expect(instagram.posts[0]?.url).toBe(`https://www.instagram.com/p/${instagram.posts[0]?.code}/`);
  });

  test('without a text there is no caption', async () => {
    await uploadPicture('1798700000202');
    expect(JSON.parse((await configure('caption=&upload_id=1798700000202')).text).media.caption).toBeNull();
  });

  test('the id can be a bare number', async () => {
    instagram.faults.bareIds = true;
    await uploadPicture('1798700000203');
    const { text } = await configure(fields('1798700000203'));
    expect(text).toContain(`{"media":{"pk":${instagram.posts[0]?.pk},"id":"`);
  });

  test('nothing is published without an upload, an account or the token', async () => {
    await uploadPicture('1798700000204');
    const wanted = fields('1798700000204');
    const answers = [
      await configure(fields('1')),
      await configure(wanted, { cookie: 'csrftoken=geheim' }),
      await configure(wanted, { 'x-csrftoken': 'falsch' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 403, 403]);
    expect(instagram.posts).toEqual([]);
  });

  test('the same upload is the same post', async () => {
    await uploadPicture('1798700000205');
    const first = await configure(fields('1798700000205'));
    expect(await configure(fields('1798700000205'))).toEqual(first);
    expect(instagram.posts).toHaveLength(1);
  });
});

test('several pictures come as JSON and keep their order and their own texts', async () => {
  await uploadPicture('1798700000301');
  await uploadPicture('1798700000300');
  const children = [
    { upload_id: '1798700000300', custom_accessibility_caption: 'Bild eins' },
    { upload_id: '1798700000301' },
  ];
  const { text } = await post(
    '/api/v1/media/configure_sidecar/',
    JSON.stringify({ caption: 'Hallo', children_metadata: children, share_to_facebook: '1' }),
    { 'content-type': 'application/json' },
  );
  expect(JSON.parse(text).media.media_type).toBe(8);
  expect(instagram.posts).toMatchObject([
    {
      ...{ kind: 'carousel', sharedToFacebook: true },
      media: [
        { uploadId: '1798700000300', alt: 'Bild eins' },
        { uploadId: '1798700000301', alt: '' },
      ],
    },
  ]);
});

test('a reel is told to wait, then published with its cover', async () => {
  await uploadVideo('1798700000400');
  await uploadPicture('1798700000400');
  const publish = () =>
    post('/api/v1/media/configure_to_clips/', 'caption=Film&upload_id=1798700000400', {
      'content-type': 'application/x-www-form-urlencoded',
    });
  expect(await publish()).toEqual({
    ...{ status: 202, text: '{"message":"Transcode not finished yet.","status":"fail"}' },
  });
  expect(instagram.posts).toEqual([]);
  expect(JSON.parse((await publish()).text).media.media_type).toBe(2);
  expect(instagram.posts).toMatchObject([
    { kind: 'reel', media: [{ kind: 'video', duration: 4000, width: 640, height: 360 }] },
  ]);
  expect(instagram.posts[0]?.media[0]?.cover?.equals(picture)).toBe(true);
  expect(instagram.posts[0]?.url).toContain('/reel/');
});

describe('faults', () => {
  const publish = async () => {
    await uploadPicture('1798700000500');
    return configure('caption=x&upload_id=1798700000500');
  };

  test('a refused post is not published, and the next one is', async () => {
    instagram.faults.failures.push({ kind: 'refused' });
    expect((await publish()).status).toBe(400);
    expect(instagram.posts).toHaveLength(0);
    expect((await publish()).status).toBe(200);
  });

  test('a lost answer has done its work', async () => {
    instagram.faults.failures.push({ kind: 'lost' });
    await expect(publish()).rejects.toThrow();
    expect(instagram.posts).toHaveLength(1);
  });

  test('a vague answer names no post', async () => {
    instagram.faults.failures.push({ kind: 'vague' });
    expect((await publish()).text).toBe('{"status":"ok"}');
    expect(instagram.posts).toHaveLength(1);
  });

  test('a page can be told to publish elsewhere', async () => {
    instagram.faults.wire = 'renamed';
    const [, json = ''] = /id="stage-setup">(.*)<\/script>/.exec((await ask('/')).text) ?? [];
    const path: string = JSON.parse(json).paths.configure;
    expect(path).not.toBe('/api/v1/media/configure/');
    await uploadPicture('1798700000501');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post(path, 'caption=x&upload_id=1798700000501', form)).status).toBe(200);
  });
});

describe('what surrounds it', () => {
  test('the two hosts may read each other, and nobody else', async () => {
    const preflight = (from: string) =>
      fetch(`${origin}/rupload_igphoto/fb_uploader_1`, {
        method: 'OPTIONS',
        headers: { origin: from, 'access-control-request-headers': 'offset,x-entity-name' },
      });
    const own = (await preflight('https://www.instagram.com')).headers;
    expect(own.get('access-control-allow-origin')).toBe('https://www.instagram.com');
    expect(own.get('access-control-allow-credentials')).toBe('true');
    expect(own.get('access-control-allow-headers')).toBe('offset,x-entity-name');
    const other = await preflight('https://www.instagram.com.example');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('comments and messages are no posts', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await post('/api/v1/web/comments/3970000000000000001/add/', 'comment_text=Toll%21', form);
    await post('/api/v1/direct_v2/threads/broadcast/text/', 'text=Hallo', form);
    await post('/graphql/query', 'fb_api_req_friendly_name=PolarisFeedRootQuery', form);
    expect(instagram.comments).toEqual([{ media: '3970000000000000001', text: 'Toll!' }]);
    expect(instagram.posts).toEqual([]);
    expect(instagram.requests.at(-1)?.fields.fb_api_req_friendly_name).toBe('PolarisFeedRootQuery');
  });

  test('a post can be deleted', async () => {
    await uploadPicture('1798700000600');
    await configure('caption=x&upload_id=1798700000600');
    const { text } = await post(`/api/v1/web/create/${instagram.posts[0]?.pk}/delete/`, '', {});
    expect(JSON.parse(text)).toEqual({ did_delete: true, status: 'ok' });
    expect(instagram.posts).toEqual([]);
  });

  test("the document has the policy, the account's cookies and its language", async () => {
    const answer = await fetch(`${origin}/`);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('trusted-types');
    const cookies = answer.headers.getSetCookie();
    expect(cookies.find((one) => one.startsWith('ds_user_id=61236465677;'))).not.toContain('HttpOnly');
    expect(cookies.find((one) => one.startsWith('sessionid='))).toContain('HttpOnly');
    expect(await answer.text()).toContain('<html lang="de"');
  });

  test('its classes are called differently at each start, the same in script and stylesheet', async () => {
    const [one, other] = [await bundlePage(), await bundlePage()];
    const classOf = ({ style }: { style: string }) => style.match(/\.(x\w{7})\b/)?.[1] ?? 'none';
    expect(classOf(one)).not.toBe(classOf(other));
    expect(one.script).toContain(classOf(one));
    expect(one.script).not.toMatch(/className: "k-/);
  });
});

describe('ids and shapes', () => {
  test('the shortcode of an id is the recorded one', () => {
    expect(codeOf(3983826488373409445n)).toBe('DdJZRV-Sfal');
  });

  test('every id is greater than the one before, even in the same millisecond', () => {
    const newId = createIds(() => 1_800_000_000_000);
    const [one, other] = [newId(), newId()];
    expect(other).toBeGreaterThan(one);
    expect(one).toBeGreaterThan(2n ** 53n);
  });

  test.each([
    ['1:1', { x: 150, y: 0, width: 500, height: 500 }],
    ['4:5', { x: 200, y: 0, width: 400, height: 500 }],
    ['16:9', { x: 0, y: 25, width: 800, height: 450 }],
    ['original', { x: 0, y: 0, width: 800, height: 500 }],
  ] as const)('the middle of a picture is cut to %s', (ratio, part) => {
    expect(cropOf({ width: 800, height: 500 }, ratio)).toEqual(part);
  });

  test('even the original is not wider than 1.91 to 1', () => {
    expect(cropOf({ width: 1000, height: 100 }, 'original')).toMatchObject({ width: 191, height: 100 });
  });
});

interface Answer {
  status: number;
  text: string;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(`${origin}${path}`, { ...init, headers: { cookie, ...init.headers } });
  return { status: answer.status, text: await answer.text() };
}

function post(path: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const all = { 'x-csrftoken': 'geheim', ...headers };
  return ask(path, { method: 'POST', headers: all, body });
}

function configure(body: string, headers: Record<string, string> = {}): Promise<Answer> {
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  return post('/api/v1/media/configure/', body, form);
}

function uploadPicture(id: string, headers: Record<string, string> = {}): Promise<Answer> {
  const params = { media_type: 1, upload_id: id, upload_media_height: 6, upload_media_width: 8 };
  return upload('photo', id, picture, { 'content-type': 'image/jpeg', ...paramsHeader(params), ...headers });
}

function uploadVideo(id: string): Promise<Answer> {
  const size = { upload_media_height: 360, upload_media_width: 640, upload_media_duration_ms: 4000 };
  const params = { 'client-passthrough': '1', is_clips_video: '1', media_type: 2, upload_id: id, ...size };
  return upload('video', id, Buffer.from('film'), { 'content-type': 'video/mp4', ...paramsHeader(params) });
}

function upload(kind: 'photo' | 'video', id: string, body: Buffer, headers: Record<string, string>) {
  const name = `fb_uploader_${id}`;
  const entity = { 'x-entity-name': name, 'x-entity-length': String(body.length), offset: '0' };
  return ask(`/rupload_ig${kind}/${name}`, {
    method: 'POST',
    headers: { ...entity, ...headers },
    body: new Uint8Array(body),
  });
}

function paramsHeader(params: Record<string, unknown>): Record<string, string> {
  return { 'x-instagram-rupload-params': JSON.stringify(params) };
}
