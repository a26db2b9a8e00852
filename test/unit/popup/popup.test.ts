import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Offer, ToPage } from '../../../utils/messages.ts';
import { calls, fakeBrowser } from '../background/browser.ts';
import { accountOf, publicationOf, stadt } from '../outbox/world.ts';

const { createPopup } = await import('../../../entrypoints/popup/popup.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { writeHealth } = await import('../../../utils/settings/health.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { listRules, writeRule } = await import('../../../utils/settings/rules.ts');

const person = { platform: 'facebook', id: '100', name: 'Petra Presse', isPrivate: true } as const;
const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;

// The words themselves are the components' business.
Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });

/** What the tab beside the popup answers. */
let offers: Offer[];
const asked = () => calls.sendMessage.mock.calls.map(([, message]) => (message as ToPage).type);

beforeEach(async () => {
  offers = [];
  fakeBrowser.runtime.getManifest = () => ({ manifest_version: 3, name: 'Mitposten', version: '0.3.0' });
  await writeAccount({ ...accountOf(stadt), token: 't', remoteId: '1' });
  calls.query.mockResolvedValue([{ id: 7 }]);
  calls.sendMessage.mockImplementation(async (_, message) => {
    const { type } = message as ToPage;
    // Two composers of the same profile.
    return type === 'private-profiles' ? [person, person] : type === 'offers' ? offers : undefined;
  });
});
afterEach(async () => {
  await wipeAccounts();
  fakeBrowser.storage.resetState();
  vi.resetAllMocks();
});

async function opened() {
  const popup = createPopup({ tell: vi.fn(async () => undefined), changed: () => {} });
  await popup.read();
  return popup;
}

describe('the private profile of the tab beside the popup', () => {
  test('is named once', async () => {
    expect((await opened()).state().privateProfiles).toEqual([person]);
  });

  test('gets a rule that asks, with the only account, and the tab asks again', async () => {
    const popup = await opened();
    await popup.offerProfile(person.id);
    expect(await listRules()).toEqual([newRule(person, [stadt])]);
    expect(asked()).toContain('ask-again');
    expect(popup.state().privateProfiles).toEqual([]);
  });

  test('gets no account where there are several', async () => {
    await writeAccount({ ...accountOf('museum@kultur.example'), token: 't' });
    const popup = await opened();
    await popup.offerProfile(person.id);
    expect(await listRules()).toMatchObject([{ mode: 'ask', accounts: [] }]);
  });

  test('is not asked about where a person has said "never" of it', async () => {
    await writeRule({ ...newRule(person, []), mode: 'never' });
    const popup = await opened();
    expect(popup.state().privateProfiles).toEqual([]);
    await popup.offerProfile(person.id);
    expect(await listRules()).toMatchObject([{ mode: 'never' }]);
  });

  test('is unknown where the tab has no watch', async () => {
    calls.sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'));
    expect((await opened()).state()).toMatchObject({ privateProfiles: [], offers: [] });
  });
});

test('a platform that has changed is told with its file, which keeps its address', async () => {
  await writeHealth('instagram', { state: 'ok', shapes: [], at: 1 });
  await writeHealth('facebook', { state: 'changed', shapes: [], at: Date.now() });
  const popup = await opened();
  const [changed, ...others] = popup.state().changed;
  expect([changed?.platform, others]).toEqual(['facebook', []]);
  expect(await (await fetch(changed?.file.url ?? '')).text()).toBe(changed?.file.text);
  expect(changed?.file.text).toContain('"extension": "Mitposten 0.3.0"');
  await popup.read();
  expect(popup.state().changed).toEqual([changed]);
});

test('an offer made of a draft says on which platform nobody saw it published', async () => {
  const accounts = [{ id: stadt, name: 'Stadt' }];
  const offer = { publication: publicationOf('at://1', 1), profile, accounts };
  offers = [offer, { ...offer, publication: publicationOf('at://2', 1), unseen: true }];
  const shown = (await opened()).state().offers;
  expect(shown.map(({ unseenOn }) => unseenOn)).toEqual([undefined, 'bluesky']);
});

test('only profiles whose posts can be read by anybody have latest posts', async () => {
  await writeRule(newRule(profile, [stadt]));
  await writeRule(newRule({ platform: 'facebook', id: '200', name: 'Stadt' }, [stadt]));
  expect((await opened()).state().profiles).toEqual(['stadt.example']);
});
