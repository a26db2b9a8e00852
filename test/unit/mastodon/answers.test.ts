import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '../../../utils/mastodon/accounts.ts';
import type * as Statuses from '../../../utils/mastodon/statuses.ts';
import type { Uploaded } from '../../../utils/mastodon/statuses.ts';
import { distinctIds } from '../../../utils/outbox/distinct-ids.ts';
import { vouchFor } from '../../../utils/post/freed-file.ts';
import type { PlannedStatus } from '../../../utils/post/plan.ts';
import type { Media } from '../../../utils/post/types.ts';
import { createMastodon } from '../../stage/mastodon/index.ts';
import { accountOf } from '../outbox/world.ts';
import { hangUp, serve } from './network.ts';

/* What a server that took everything made of it. */

const host = 'social.example';
const mastodon = createMastodon({ host, version: '4.5.15' });
mastodon.addUser({ username: 'stadt', password: '', displayName: 'Stadt' });
let account: SignedIn;
let statuses: typeof Statuses;
let picture: Media;

beforeAll(async () => {
  statuses = await import('../../../utils/mastodon/statuses.ts');
  const create = { width: 8, height: 8, channels: 3, background: '#4f8a5b' } as const;
  const bytes = new Uint8Array(await sharp({ create }).png().toBuffer());
  picture = { kind: 'image', file: new Blob([bytes], { type: 'image/png' }), description: '' };
  const { remoteId: _, ...rest } = accountOf(`stadt@${host}`);
  account = { ...rest, token: mastodon.issueToken('stadt'), remoteId: '1' };
});
beforeEach(() => serve(host, mastodon.listener));
afterEach(() => {
  mastodon.reset();
  hangUp();
});
afterAll(() => mastodon.close());

const status: PlannedStatus = {
  ...{ text: 'Guten Morgen', spoilerText: '', sensitive: false, language: 'de', visibility: 'public' },
  ...{ media: [], replyTo: undefined },
};
let keys = 0;
const post = (change: Partial<PlannedStatus> = {}, media: Uploaded[] = [], replyTo?: string, at?: number) =>
  statuses.post(account, { ...status, ...change }, media, replyTo, `key-${keys++}`, at);
const upload = async (description: string): Promise<Uploaded> => ({
  ...(await statuses.upload(account, { ...picture, file: vouchFor(picture.file) }, description)),
  ...{ kind: 'image', description },
});
const read = async (path: string): Promise<Record<string, unknown>> => {
  const headers = { authorization: `Bearer ${account.token}` };
  return (await fetch(`https://${host}${path}`, { headers })).json();
};
const descriptionsOf = async (id: string) =>
  ((await read(`/api/v1/statuses/${id}`)).media_attachments as { description: string | null }[]).map(
    ({ description }) => description,
  );

describe('a status', () => {
  test('that stands as planned differs in nothing', async () => {
    const media = [await upload('Das Rathaus'), await upload('')];
    const first = await post({ media: [0, 1], spoilerText: 'Achtung', sensitive: true }, media);
    expect(first.differs).toBeUndefined();
    expect((await post({ replyTo: 0 }, [], first.id)).differs).toBeUndefined();
    expect((await post({}, [], undefined, Date.now() + 3_600_000)).differs).toBeUndefined();
  });

  test('of a silenced account is said to be unlisted', async () => {
    mastodon.silence('stadt');
    expect((await post()).differs).toEqual([{ kind: 'visibility', is: 'unlisted' }]);
  });

  test.each([
    ['another language', { language: 'en' }, {}, { kind: 'language', is: 'en' }],
    ['another text', { text: 'Guten Abend' }, {}, { kind: 'text' }],
    ['an answer to nothing', { noReply: true }, { replyTo: 0 }, { kind: 'reply' }],
  ])('that became %s is said to be so', async (_, changesStatuses, plan, difference) => {
    const { id } = await post();
    mastodon.faults.changesStatuses = changesStatuses;
    const made = await post(plan, [], 'replyTo' in plan ? id : undefined);
    expect(made.differs).toEqual([difference]);
  });

  test('that is looked for is compared too', async () => {
    mastodon.silence('stadt');
    const { id } = await post();
    account = { ...account, remoteId: String((await read('/api/v1/accounts/verify_credentials')).id) };
    const found = await statuses.find(account, status, undefined, Date.now() - 1000, new Set());
    expect(found).toMatchObject({ id, differs: [{ kind: 'visibility', is: 'unlisted' }] });
  });

  test('goes as plain text where the server takes other texts too', async () => {
    const sent: string[] = [];
    await serve(host, (request, response) => {
      if (request.method !== 'POST') return mastodon.listener(request, response);
      request.on('data', (chunk: Buffer) => sent.push(chunk.toString()));
      request.on('end', () => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1","url":"x"}');
      });
    });
    await post();
    account = { ...account, server: { ...account.server, namesPlainText: true } };
    await post();
    account = { ...account, server: accountOf(`stadt@${host}`).server };
    const [plain, named] = sent.map((text) => JSON.parse(text));
    expect([plain.content_type, named.content_type]).toEqual([undefined, 'text/plain']);
  });
});

describe('a description that got lost', () => {
  test('on the way is given once more before anything is published', async () => {
    mastodon.faults.losesDescriptions = 'uploaded';
    const media = [await upload('Das Rathaus')];
    const made = await post({ media: [0] }, media);
    expect(made.differs).toBeUndefined();
    expect(await descriptionsOf(made.id)).toEqual(['Das Rathaus']);
  });

  test('is given to the status once more, which stays what it is besides', async () => {
    mastodon.faults.losesDescriptions = 'always';
    const media = [await upload('Das Rathaus'), await upload('Der Zoo')];
    const plan = { media: [3, 4], spoilerText: 'Achtung', sensitive: true };
    const made = await post(plan, media);
    expect(made.differs).toEqual([
      { kind: 'description', media: 3 },
      { kind: 'description', media: 4 },
    ]);
    delete mastodon.faults.losesDescriptions;
    const mended = await statuses.describeMade(account, { ...status, ...plan }, media, undefined, made);
    expect(mended).toEqual({ id: made.id, url: made.url, at: made.at });
    expect(await descriptionsOf(made.id)).toEqual(['Das Rathaus', 'Der Zoo']);
    expect(await read(`/api/v1/statuses/${made.id}`)).toMatchObject({
      ...{ content: '<p>Guten Morgen</p>', spoiler_text: 'Achtung', sensitive: true, language: 'de' },
    });
  });
});

test('a status with a poll is not edited: that would begin its poll anew', async () => {
  const written = { poll: { options: ['Ja', 'Nein'], lasts: 3600, multiple: false } };
  const made = { id: 'none', url: 'https://social.example/none' };
  expect(await statuses.describeMade(account, { ...status, written }, [], undefined, made)).toBe(made);
});

describe('files', () => {
  test('go each under a name of its own that says nothing', async () => {
    const names: string[] = [];
    await serve(host, (request, response) => {
      request.on('data', (chunk: Buffer) => {
        names.push(/filename="([^"]*)"/.exec(chunk.toString('latin1'))?.[1] ?? '');
      });
      request.on('end', () => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1","url":"x"}');
      });
    });
    await Promise.all([upload('Das Rathaus'), upload('Das Rathaus')]);
    const [one, other] = names.filter(Boolean);
    expect(one).toMatch(/^[0-9a-f-]{36}\.png$/);
    expect(other).toMatch(/^[0-9a-f-]{36}\.png$/);
    expect(one).not.toBe(other);
  });

  test('are told apart by a server that keeps one of each name', async () => {
    mastodon.faults.oneFilePerName = true;
    const media = await Promise.all([upload('Das Rathaus'), upload('Der Zoo')]);
    const made = await post({ media: [0, 1] }, media);
    expect(made.differs).toBeUndefined();
    expect(await descriptionsOf(made.id)).toEqual(['Das Rathaus', 'Der Zoo']);
  });
});

describe('uploads that got one id', () => {
  const of = (id: string): Uploaded => ({ id, ready: true });

  test('are sent again, one after another, and the others are not', async () => {
    const again: number[] = [];
    let running = 0;
    const distinct = await distinctIds([of('1'), of('2'), of('1'), undefined], [of('9')], async (place) => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
      again.push(place);
      return of(`new-${place}`);
    });
    expect(again).toEqual([0, 2]);
    expect(distinct.map((one) => one?.id)).toEqual(['new-0', '2', 'new-2', undefined]);
  });

  test.each([
    ['among themselves', [of('1'), of('1')], []],
    ['with another status', [of('1')], [of('1')]],
  ])('stop the post where they get one again, %s', async (_, uploads, others) => {
    await expect(distinctIds(uploads, others, async () => of('1'))).rejects.toThrow('media-mixed-up');
  });
});
