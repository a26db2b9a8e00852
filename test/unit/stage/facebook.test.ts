import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { bundlePage } from '../../stage/facebook/bundle.ts';
import { type Facebook, startFacebook } from '../../stage/facebook/index.ts';

const answers = fixture('answers.json');
const businessAnswers = fixture('business-answers.json');
const album = fixture('page-album.json');
const business = fixture('business.json');
const servers: Server[] = [];
const origins = new Map<string, string>();
let facebook: Facebook;
let tokens: { fbDtsg: string; lsd: string };

beforeEach(async () => {
  stop();
  facebook = await startFacebook({ language: 'de', nodes: 20 });
  for (const { hosts, listener } of facebook.sites) {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    // A server that listens on a port has an AddressInfo.
    const { port } = server.address() as AddressInfo;
    for (const host of hosts) origins.set(host, `http://127.0.0.1:${port}`);
  }
  tokens = setupIn(await (await ask('www.facebook.com', '/')).text()).tokens;
});

afterAll(stop);

describe('publishing', () => {
  test('a text post is answered as programs read it, and stands in the list', async () => {
    const { type, body } = await publish(story({ message: { ranges: [], text: 'Grüße\nvom Amt' } }));
    expect(type).toBe('text/html; charset="utf-8"');
    expect(shapes(body)).toMatchObject(shapes(answers.published));
    const [post] = facebook.posts;
    expect(post).toMatchObject({ actor: '61550000000001', text: 'Grüße\nvom Amt', audience: 'EVERYONE' });
    expect(body).toContain(JSON.stringify(post?.url));
  });

  test('an album keeps its order and its mentions', async () => {
    const photos = [await upload('eins.png'), await upload('zwei.png')];
    const attachments = photos.toReversed().map((id) => ({ photo: { id } }));
    await publish({ ...album.variables, input: { ...album.variables.input, attachments } });
    const [post] = facebook.posts;
    expect(post?.media.map(({ name }) => name)).toEqual(['zwei.png', 'eins.png']);
    expect(post?.ranges).toEqual(album.variables.input.message.ranges);
  });

  test('what is scheduled has its time and no id yet', async () => {
    const unpublished_content_data = {
      scheduled_publish_time: 1798700000,
      unpublished_content_type: 'SCHEDULED',
    };
    const { body } = await publish(story({ unpublished_content_data }));
    expect(shapes(body)).toMatchObject(shapes(answers.scheduled));
    expect(facebook.posts[0]?.scheduledFor).toBe(1798700000);
  });

  test('a draft is kept apart', async () => {
    await publish(story({ unpublished_content_data: { unpublished_content_type: 'DRAFT' } }));
    expect([facebook.posts.length, facebook.drafts.length]).toEqual([0, 1]);
  });

  test('a group, friends, a link and a shared post are told apart', async () => {
    await publish(story({ composer_type: 'group', audience: { to_id: '4711' } }));
    await publish(story({ audience: { privacy: { allow: [], base_state: 'FRIENDS', deny: [] } } }));
    const share = {
      share_type: 100,
      share_params: { urlInfo: { canonical: 'https://www.example.org/news' } },
    };
    await publish(story({ attachments: [{ link: { share_scrape_data: JSON.stringify(share) } }] }));
    const post = { share_type: 22, share_params: ['122000000000000001'] };
    await publish(story({ attachments: [{ link: { share_scrape_data: JSON.stringify(post) } }] }));
    expect(facebook.posts).toMatchObject([
      { audience: 'GROUP', group: '4711', link: undefined, shared: undefined },
      { audience: 'FRIENDS', group: undefined, link: undefined, shared: undefined },
      { audience: 'EVERYONE', group: undefined, link: 'https://www.example.org/news', shared: undefined },
      { audience: 'EVERYONE', group: undefined, link: undefined, shared: '122000000000000001' },
    ]);
  });

  test('the same request again makes no second post', async () => {
    const variables = story({});
    await publish(variables);
    await publish(variables);
    expect(facebook.posts).toHaveLength(1);
  });

  test.each([
    ['a photo that nobody uploaded', { attachments: [{ photo: { id: '1' } }] }],
    ['an empty post', { message: { ranges: [], text: ' ' } }],
    ['an unknown audience', { audience: { privacy: { base_state: 'NOBODY' } } }],
  ])('%s is refused', async (_name, more) => {
    const { body } = await publish(story(more));
    expect(shapes(body)).toMatchObject(shapes(answers.failed));
    expect(facebook.posts).toEqual([]);
  });

  test.each([
    ['without the token of the page', { fb_dtsg: 'other' }],
    ['with variables that are no JSON', { variables: '{' }],
    ['by somebody who is not signed in', { av: '4' }],
  ])('a request %s is refused', async (_name, fields) => {
    const { body } = await call('ComposerStoryCreateMutation', story({}), fields);
    expect(JSON.parse(body).errors).toHaveLength(1);
    expect(facebook.posts).toEqual([]);
  });
});

describe('what goes wrong', () => {
  test.each([
    ['refused', answers.failed, 0],
    ['warned', answers.harmlessError, 1],
    ['asynchronous', answers.background, 1],
  ] as const)('a publishing that is %s is answered so, once', async (kind, example, posts) => {
    facebook.faults.failures.push({ kind });
    const { body } = await publish(story({}));
    expect(shapes(body)).toMatchObject(shapes(example));
    expect(facebook.posts).toHaveLength(posts);
    expect(shapes((await publish(story({}))).body)).toMatchObject(shapes(answers.published));
  });

  test('a lost answer has done its work', async () => {
    facebook.faults.failures.push({ kind: 'lost' });
    await expect(publish(story({}))).rejects.toThrow('fetch failed');
    expect(facebook.posts).toHaveLength(1);
  });

  test('a request under another name or built otherwise publishes too', async () => {
    await call('useCometFeedComposerPublishMutation', story({}));
    const body = { plain: 'Neu gebaut', marks: [] };
    const reach = { privacy: { base_state: 'EVERYONE' } };
    const session = crypto.randomUUID();
    await call('CometContentPublishMutation', {
      input: { creator: '61550000000001', body, pieces: [], reach, session },
    });
    expect(facebook.posts.map(({ text }) => text)).toEqual(['Text', 'Neu gebaut']);
  });
});

test('the Business Suite makes a post for each channel, with the text that it has of its own', async () => {
  const photo = await upload('markt.png');
  const known = JSON.stringify(business.variables).replaceAll('122100000000000001', photo);
  const { body } = await call('BusinessComposerStoryCreationMutation', JSON.parse(known));
  expect(shapes(body)).toMatchObject(shapes(businessAnswers.published));
  const { base, INSTAGRAM_POST } = JSON.parse(known).input;
  expect(facebook.posts.map(({ channel, text }) => [channel, text])).toEqual([
    ['FACEBOOK_NEWS_FEED', base.message.text],
    ['INSTAGRAM_POST', INSTAGRAM_POST.message.text],
  ]);
});

test('a comment is no post', async () => {
  const { url, variables } = fixture('comment.json');
  expect(url).toContain('/api/graphql/');
  const { body } = await call('useCometUFICreateCommentMutation', variables);
  expect(JSON.parse(body).data.comment_create).toBeTruthy();
  expect(facebook.posts).toEqual([]);
});

test('a post is changed and taken away by its node id', async () => {
  const created = JSON.parse((await publish(story({}))).body.split('\n')[0] ?? '');
  const story_id = created.data.story_create.story.id;
  const message = { ranges: [], text: 'Berichtigt' };
  await call('ComposerStoryEditMutation', { input: { story_id, composer_type: 'edit', message } });
  expect(facebook.posts[0]?.text).toBe('Berichtigt');
  const { body } = await call('useCometTrashPostMutation', { input: { story_id } });
  expect(JSON.parse(body).data.move_to_trash_story.success).toBe(true);
  expect(facebook.posts).toEqual([]);
});

describe('uploads', () => {
  test('a photo is answered with its id and size behind the prefix', async () => {
    const text = await uploadText('bild.png');
    const example = fixture('photo-upload.json').answer;
    expect(text).toMatch(/^for \(;;\);/);
    expect(shapes(text)).toEqual(shapes(example));
    const { payload } = unprefixed(text);
    expect([payload.width, payload.height]).toEqual([8, 6]);
    const served = await ask('scontent.xx.fbcdn.net', new URL(payload.imageSrc).pathname);
    expect(Buffer.from(await served.arrayBuffer())).toEqual(facebook.media.get(payload.photoID)?.bytes);
  });

  test('a video is there once its bytes and the request that ends it have come', async () => {
    const path = '/ajax/video/upload/requests';
    const start = await form('vupload-edge.facebook.com', `${path}/start/`, { file_size: '5' });
    const { video_id } = unprefixed(start).payload;
    const host = 'rupload-fra3-1.up.facebook.com';
    expect(await (await ask(host, '/fb_video/ab12-0-5')).json()).toEqual({ offset: 0 });
    const sent = await ask(host, '/fb_video/ab12-0-5', { method: 'POST', body: 'bytes' });
    const fbuploader_video_file_chunk = (await sent.json()).h;
    expect(facebook.media.has(video_id)).toBe(false);
    const fields = { video_id, fbuploader_video_file_chunk };
    await form('vupload-edge.facebook.com', `${path}/receive/`, fields);
    expect(facebook.media.get(video_id)?.bytes.toString()).toBe('bytes');
  });

  test('only pages of the platform may read an answer', async () => {
    const preflight = (origin: string) =>
      ask('upload.facebook.com', '/ajax/', { method: 'OPTIONS', headers: { origin } });
    const own = await preflight('https://business.facebook.com');
    expect(own.headers.get('access-control-allow-origin')).toBe('https://business.facebook.com');
    const other = await preflight('https://facebook.com.example');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the document', () => {
  test('it says who is signed in and who acts, in cookies that a script may read', async () => {
    const cookies = async () => (await ask('www.facebook.com', '/')).headers.getSetCookie();
    expect((await cookies()).map((one) => one.split(';')[0])).toEqual([
      'c_user=100000000000001',
      'i_user=61550000000001',
    ]);
    facebook.actAs(facebook.identities.person);
    expect((await cookies()).at(-1)).toContain('i_user=; Max-Age=0');
    expect((await cookies()).join()).not.toContain('HttpOnly');
  });

  test('its policy lets no script in the document run, and nothing be asked elsewhere', async () => {
    const answer = await ask('www.facebook.com', '/groups/4711');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src (?![^;]*'unsafe-inline')/);
    expect(policy).toMatch(/connect-src (?![^;]* \*(?: |;))/);
    const inline = /<script(?![^>]*(?:src=|type="application\/json"))/;
    expect(await answer.text()).not.toMatch(inline);
  });

  test('its classes are called differently at each start, the same in script and stylesheet', async () => {
    const [one, other] = [await bundlePage('page'), await bundlePage('page')];
    const classOf = ({ style }: { style: string }) => style.match(/\.(x\w{7})/)?.[1] ?? 'none';
    expect(classOf(one)).not.toBe(classOf(other));
    expect(one.script).toContain(classOf(one));
    expect(one.script).not.toMatch(/className: "k-/);
  });
});

function story(more: Record<string, unknown>) {
  const { attachments: _, ...input } = album.variables.input;
  const idempotence_token = `${crypto.randomUUID()}_FEED`;
  const message = { ranges: [], text: 'Text' };
  return { ...album.variables, input: { ...input, idempotence_token, message, ...more } };
}

function publish(variables: unknown) {
  return call('ComposerStoryCreateMutation', variables);
}

async function call(name: string, variables: unknown, fields: Record<string, string> = {}) {
  const answer = await ask('www.facebook.com', '/api/graphql/', {
    method: 'POST',
    body: new URLSearchParams({
      ...album.form,
      fb_dtsg: tokens.fbDtsg,
      lsd: tokens.lsd,
      doc_id: '27638478529090712',
      fb_api_req_friendly_name: name,
      variables: JSON.stringify(variables),
      ...fields,
    }),
  });
  return { type: answer.headers.get('content-type'), body: await answer.text() };
}

async function upload(name: string): Promise<string> {
  return unprefixed(await uploadText(name)).payload.photoID;
}

async function uploadText(name: string): Promise<string> {
  const drawn = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#369' } })
    .png()
    .toBuffer();
  const farr = new File([new Uint8Array(drawn)], name, { type: 'image/png' });
  const fields = { ...fixture('photo-upload.json').form, farr };
  return form('upload.facebook.com', '/ajax/react_composer/attachments/photo/upload', fields);
}

async function form(host: string, path: string, fields: Record<string, string | File>): Promise<string> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const query = new URLSearchParams({ fb_dtsg: tokens.fbDtsg });
  return (await ask(host, `${path}?${query}`, { method: 'POST', body })).text();
}

function ask(host: string, path: string, init?: RequestInit): Promise<Response> {
  return fetch(new URL(path, origins.get(host)), init);
}

/** What every document of an answer is built like: the kinds of values in the places of the values. */
function shapes(answer: string): unknown[] {
  const first = (documents: string[]) => documents.slice(0, 1);
  return first(answer.replace(/^for \(;;\);/, '').split('\n')).map((line) => shape(JSON.parse(line)));
}

function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
}

function unprefixed(answer: string) {
  return JSON.parse(answer.replace(/^for \(;;\);/, ''));
}

function setupIn(html: string) {
  return JSON.parse(/id="stage-setup">([^<]*)</.exec(html)?.[1] ?? '');
}

function fixture(name: string) {
  return JSON.parse(readFileSync(new URL(`../../fixtures/facebook/${name}`, import.meta.url), 'utf8'));
}

function stop(): void {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
}
