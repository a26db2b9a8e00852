import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Claim } from '../../../utils/outbox/types.ts';
import { newRule, type Rule } from '../../../utils/post/rule.ts';
import { accountOf, minutes, publicationOf, start } from '../outbox/world.ts';
import { calls, fakeBrowser, home } from './browser.ts';

const { answer } = await import('../../../entrypoints/background/messages.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { addClaim, listClaims, wipeOutbox, writeClaim } = await import('../../../utils/outbox/store.ts');
const { listRules, removeRule, writeRule } = await import('../../../utils/settings/rules.ts');
const { isAnythingArmed } = await import('../../../utils/intake/arms.ts');

const token = 'SEHR-GEHEIMES-TOKEN';
const stadt = 'stadt@krefeld.example';
const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
const publication = publicationOf('at://1', start);
const drain = vi.fn(async () => {});

const page = { id: 'mitposten', url: 'https://bsky.app/', frameId: 0, tab: { id: 7 } };
const popup = { id: 'mitposten', url: `${home}popup.html` };
type Sender = Parameters<typeof answer>[1];
const accept = async (claim: Claim) => {
  await addClaim(claim);
};
const expectProfile = vi.fn();
const say = (message: unknown, sender: object = page) =>
  answer(message, sender as Sender, { drain, accept, expect: expectProfile });

const arm = { type: 'arm', composer: 'c1', profile, accounts: [stadt], openedAt: start - minutes(1) };
const published = { type: 'published', composer: 'c1', publication, edits: {} };
const mirror = { type: 'mirror', profile, accounts: [stadt], publication, openedAt: start, edits: {} };

beforeEach(async () => {
  await writeAccount({ ...accountOf(stadt), token, remoteId: 'REMOTE-ID' });
});
afterEach(async () => {
  await Promise.all([wipeAccounts(), wipeOutbox()]);
  fakeBrowser.storage.resetState();
  vi.clearAllMocks();
});

describe('a message is not answered', () => {
  test.each([
    ['of another extension', arm, { ...page, id: 'another' }],
    ['of a web page, which has no id', arm, { url: 'https://bsky.app/', frameId: 0, tab: { id: 7 } }],
    ['out of a frame', arm, { ...page, frameId: 3 }],
    ['of no tab', arm, { id: 'mitposten', url: 'https://bsky.app/', frameId: 0 }],
    [
      'of an address that only looks like ours',
      { type: 'wipe' },
      { ...page, url: 'chrome-extension://mitpostenx/popup.html' },
    ],
    ['that only our pages may send', { type: 'wipe' }, page],
    ['to retry, of a page', { type: 'retry', id: 'x' }, page],
    ['to discard, of a page', { type: 'discard', id: 'x' }, page],
    ['to describe, of a page', { type: 'describe', id: 'x', descriptions: {} }, page],
    ['to go on, of a page', { type: 'signed-in', account: stadt }, page],
    ['that only a page may send', arm, popup],
    ['of no known type', { type: 'tokens' }, page],
    ['that is nothing', null, page],
    ['that is a text', 'arm', page],
    ['with a profile of another platform', { ...arm, profile: { ...profile, platform: 'x' } }, page],
    ['with a text that is far too long', { ...arm, composer: 'x'.repeat(10_001) }, page],
    ['with a publication without parts', { ...published, publication: { ...publication, parts: [] } }, page],
    ['with a time that is none', { ...arm, openedAt: 'now' }, page],
  ])('%s', async (_, message, sender) => {
    expect(say(message, sender)).toBeUndefined();
    expect([await isAnythingArmed(), await listClaims(), await listRules()]).toEqual([false, [], []]);
  });
});

describe('an armed composer', () => {
  test('makes a claim of what it published, told to its tab, not asked for', async () => {
    await say(arm);
    expect(await say(published)).toEqual({ taken: true });
    expect(await listClaims()).toMatchObject([
      {
        id: 'at://1',
        tab: 7,
        asked: false,
        after: start - minutes(1),
        rules: [{ account: stadt }],
        state: 'due',
      },
    ]);
    expect(drain).toHaveBeenCalled();
  });

  test('is armed even where its publication follows on its heels', async () => {
    const arming = say(arm);
    expect(await say(published)).toEqual({ taken: true });
    await arming;
    expect(await isAnythingArmed()).toBe(false);
  });

  test('is good for one publication', async () => {
    await say(arm);
    await say(published);
    expect(await say({ ...published, publication: publicationOf('at://2', start) })).toEqual({
      taken: false,
    });
    expect(await listClaims()).toHaveLength(1);
  });

  test('is good in its own tab, and for itself alone', async () => {
    await say(arm);
    expect(await say(published, { ...page, tab: { id: 8 } })).toEqual({ taken: false });
    expect(await say({ ...published, composer: 'c2' })).toEqual({ taken: false });
    expect(await listClaims()).toEqual([]);
  });

  test('makes no claim of what another profile published', async () => {
    await say(arm);
    const foreign = { ...publication, profile: 'did:plc:somebody' };
    expect(await say({ ...published, publication: foreign })).toEqual({ taken: false });
    expect(await listClaims()).toEqual([]);
  });

  test('that is switched off makes none', async () => {
    await say(arm);
    await say({ type: 'disarm', composer: 'c1' });
    expect(await say(published)).toEqual({ taken: false });
  });

  test('is remembered for its profile, and a rule made in the options stays as it is otherwise', async () => {
    const old = newRule({ ...profile, name: 'old' }, []);
    await writeRule({ ...old, mode: 'armed', visibility: 'unlisted' });
    await say(arm);
    expect(await listRules()).toMatchObject([
      { profileName: 'stadt.example', accounts: [stadt], mode: 'armed', visibility: 'unlisted' },
    ]);
  });
});

describe('a picture of what was published', () => {
  const withMedia = (media: unknown[]) => {
    const content = { segments: [], links: [], media };
    return {
      ...published,
      publication: { ...publication, parts: [{ id: 'at://1', revision: 'r', text: '', content }] },
    };
  };
  const medium = { upload: 'u', kind: 'image' };

  test('comes to the outbox with its file', async () => {
    await say(arm);
    const file = new Blob(['the market'], { type: 'image/png' });
    expect(await say(withMedia([{ ...medium, file }, medium]))).toEqual({ taken: true });
    const [claim] = await listClaims();
    const files = claim?.publication.parts[0]?.content?.media.map((each) => each.file);
    expect(await Promise.all(files?.map((each) => each?.text()) ?? [])).toEqual(['the market', undefined]);
  });

  test('is no picture where its file is none', () => {
    expect(say(withMedia([{ ...medium, file: 'the market' }]))).toBeUndefined();
  });
});

test('what a person asks for afterwards is a claim that goes however late', async () => {
  expect(await say(mirror)).toEqual({ taken: true });
  expect(await listClaims()).toMatchObject([{ asked: true, after: start, tab: 7 }]);
  await wipeOutbox();
  expect(await say({ type: 'mirror', profile, accounts: [stadt], publication }, popup)).toEqual({
    taken: true,
  });
  expect(await listClaims()).toMatchObject([{ asked: true, after: 0, tab: undefined }]);
});

describe("a private person's profile", () => {
  const person = { ...profile, isPrivate: true };

  test('is not offered, and nothing is armed, mirrored or remembered for it', async () => {
    expect(await say({ type: 'composer', profile: person })).toMatchObject({ mode: 'never' });
    await say({ ...arm, profile: person });
    expect(await isAnythingArmed()).toBe(false);
    expect(await say(published)).toEqual({ taken: false });
    expect(await say({ ...mirror, profile: person })).toEqual({ taken: false });
    expect([await listClaims(), await listRules()]).toEqual([[], []]);
    expect(expectProfile).not.toHaveBeenCalled();
  });

  test('publishes nothing either that follows on the heels of its arming', async () => {
    const arming = say({ ...arm, profile: person });
    expect(await say(published)).toEqual({ taken: false });
    await arming;
    expect([await listClaims(), await isAnythingArmed()]).toEqual([[], false]);
  });

  test('is as every other once a rule names it, until the rule is taken away', async () => {
    await writeRule(newRule(profile, [stadt]));
    expect(await say({ type: 'composer', profile: person })).toMatchObject({ mode: 'ask', chosen: [stadt] });
    await say({ ...arm, profile: person });
    expect(await say(published)).toEqual({ taken: true });
    await say({ ...arm, profile: person });
    await removeRule(profile.id);
    expect(await say({ ...published, publication: publicationOf('at://2', start) })).toEqual({
      taken: false,
    });
    expect(await say({ type: 'composer', profile: person })).toMatchObject({ mode: 'never' });
    expect(await listClaims()).toHaveLength(1);
  });
});

test('a composer learns which accounts there are and which were chosen', async () => {
  const answered = await say({ type: 'composer', profile });
  expect(answered).toMatchObject({ chosen: [stadt], mode: 'ask', rule: newRule(profile, [stadt]) });
  await writeAccount({ ...accountOf('museum@kultur.example'), token });
  expect(await say({ type: 'composer', profile })).toMatchObject({ chosen: [] });
  await say({ ...arm, accounts: ['museum@kultur.example', 'gone@nowhere.example'] });
  expect(await say({ type: 'composer', profile })).toMatchObject({ chosen: ['museum@kultur.example'] });
});

test('a composer learns what the servers take', async () => {
  expect(await say({ type: 'composer', profile })).toMatchObject({
    accounts: [{ limits: { imageBytes: 1000, videoBytes: 2000, mimeTypes: ['image/png', 'video/mp4'] } }],
  });
});

test('a composer learns the whole rule by which its post will be delivered', async () => {
  const rule: Rule = {
    ...newRule(profile, [stadt]),
    ...{ mode: 'armed', visibility: 'unlisted', keepTracking: true, textFrom: 'instagram', originals: true },
    ...{ numbered: true, descriptions: 'require', dropCredit: true },
  };
  await writeRule(rule);
  expect(await say({ type: 'composer', profile })).toMatchObject({ rule });
  await say(mirror);
  expect(await listClaims()).toMatchObject([{ rules: [{ rule }] }]);
});

test('what is written for a claim joins what was written before, and it is due', async () => {
  await say(mirror);
  const [claim] = await listClaims();
  if (!claim) throw new Error('there is no claim');
  const problem = { kind: 'refused', reason: 'description-missing', detail: '' } as const;
  const edits = { descriptions: { 0: 'Rathaus' }, language: 'de' };
  await writeClaim({ ...claim, edits, problem, state: 'failed' });
  drain.mockClear();
  await say({ type: 'describe', id: 'at://1', descriptions: { 1: 'Markt' }, reason: '' }, popup);
  expect(await listClaims()).toMatchObject([
    { state: 'due', problem: undefined, edits: { ...edits, descriptions: { 0: 'Rathaus', 1: 'Markt' } } },
  ]);
  expect(drain).toHaveBeenCalledOnce();
  await say({ type: 'describe', id: 'at://1', reason: 'Zierbild' }, popup);
  expect(await listClaims()).toMatchObject([{ edits: { reason: 'Zierbild' } }]);
});

test('no answer to anybody holds a token, or what leads to one', async () => {
  const asked: [unknown, object][] = [
    [{ type: 'composer', profile }, page],
    [{ type: 'panel' }, page],
    [arm, page],
    [published, page],
    [mirror, page],
    [{ type: 'disarm', composer: 'c1' }, page],
    [{ type: 'options' }, page],
    [{ type: 'mirror', profile, accounts: [stadt], publication, tab: 7 }, popup],
    [{ type: 'retry', id: 'at://1' }, popup],
    [{ type: 'signed-in', account: stadt }, popup],
    [{ type: 'describe', id: 'at://1', descriptions: { 0: 'x' } }, popup],
    [{ type: 'discard', id: 'at://1' }, popup],
    [{ type: 'wipe' }, popup],
  ];
  for (const [message, sender] of asked) {
    const answering = say(message, sender);
    expect(answering).toBeInstanceOf(Promise);
    const answered = JSON.stringify(await answering) ?? '';
    expect(answered).not.toContain(token);
    expect(answered).not.toContain('REMOTE-ID');
  }
  expect(calls.executeScript).toHaveBeenCalledWith({ target: { tabId: 7 }, files: ['/panel.js'] });
  expect(calls.openOptionsPage).toHaveBeenCalled();
});

test('"delete everything" leaves nothing', async () => {
  await say(arm);
  await say(mirror);
  await say({ type: 'wipe' }, popup);
  expect([await listClaims(), await listRules(), await isAnythingArmed()]).toEqual([[], [], false]);
  expect(await say({ type: 'composer', profile })).toMatchObject({ accounts: [] });
});
