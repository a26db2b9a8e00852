import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf } from '../outbox/world.ts';
import { profile as city, offered, published, stadt, surroundings } from './around.ts';

const { answerFrame } = await import('../../../utils/intake/answer-frame.ts');
const { answerPage } = await import('../../../utils/intake/answer-page.ts');
const { readComposer } = await import('../../../utils/intake/composers.ts');
const { addNotice, readNotice } = await import('../../../utils/intake/notices.ts');
const { answerQuestion, questionOf } = await import('../../../utils/intake/questions.ts');
const { takeOffered } = await import('../../../utils/intake/take-offered.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { listClaims, wipeOutbox } = await import('../../../utils/outbox/store.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { readRule, writeRule } = await import('../../../utils/settings/rules.ts');
const { listSeen } = await import('../../../utils/settings/seen-profiles.ts');

/* "Sie schreiben als VHS": what is published as one institution can't go to the account of another by itself. */

const vhs = { platform: 'facebook', id: '200', name: 'VHS Krefeld' } as const;
const office = 'Presseamt';
const school = 'vhs@krefeld.example';
const about = { tab: 7, composer: 'c1' };

let around: ReturnType<typeof surroundings>;
beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeOutbox()]);
  await writeAccount(accountOf(stadt));
  await writeRule({ ...newRule(city, [stadt]), institution: office });
  around = surroundings();
});

const open = (who: typeof vhs | typeof city = vhs) =>
  answerPage({ type: 'composer', composer: 'c1', profile: who, openedAt: 1000, sighted: true }, 7, around);
const arm = () =>
  answerPage({ type: 'arm', composer: 'c1', armed: true, sure: true, excerpt: 'Kurse' }, 7, around);
const publish = () =>
  answerPage(
    {
      type: 'published',
      composer: 'c1',
      publication: published('p', { profile: vhs.id }),
      drafted: { parts: [], media: [] },
    } as never,
    7,
    around,
  );
const asks = async () => (await readComposer(7, 'c1'))?.asks;
const isArmed = async () => (await readComposer(7, 'c1'))?.armed;

test('the switch alone does not arm it: a window of ours asks, with whose account it is', async () => {
  await open();
  await arm();
  expect([await isArmed(), await asks()]).toEqual([false, 'others']);
  expect(around.ask).toHaveBeenCalledWith(about);
  expect(await questionOf(about, around)).toMatchObject({
    kind: 'others',
    profile: vhs,
    others: [{ account: stadt, owner: office }],
  });
});

test('no leaves it, yes is good for this post alone', async () => {
  await open();
  await arm();
  await answerQuestion(about, false, around);
  expect(await isArmed()).toBe(false);
  await arm();
  await answerQuestion(about, true, around);
  expect(await isArmed()).toBe(true);
  expect(await publish()).toEqual({ taken: true });
  expect((await readRule(vhs.id))?.accounts).toEqual([]);
  expect(await listClaims()).toHaveLength(1);
});

test('next time the same account is there again, and is asked about again', async () => {
  await open();
  await arm();
  await answerQuestion(about, true, around);
  await publish();
  const next = { type: 'composer', composer: 'c3', profile: vhs, openedAt: 2000, sighted: true } as const;
  expect(await answerPage(next, 7, around)).toMatchObject({ receivers: ['stadt'], armed: false });
  await answerPage({ type: 'arm', composer: 'c3', armed: true, sure: true, excerpt: '' }, 7, around);
  expect(await readComposer(7, 'c3')).toMatchObject({ armed: false, asks: 'others' });
});

test('where there is one account at all and nobody has named an institution, a further profile is asked nothing', async () => {
  await writeRule(newRule(city, [stadt]));
  await open();
  await arm();
  expect([await isArmed(), around.ask.mock.calls]).toEqual([true, []]);
  await publish();
  expect((await readRule(vhs.id))?.accounts).toEqual([stadt]);
});

test('always makes it a rule, and nobody is asked again', async () => {
  await open();
  await arm();
  await answerQuestion(about, true, around, true);
  expect((await readRule(vhs.id))?.accounts).toEqual([stadt]);
  around.ask.mockClear();
  await arm();
  expect([await isArmed(), around.ask.mock.calls]).toEqual([true, []]);
});

test('an account that is chosen while it is armed is asked about before anything goes there', async () => {
  await writeAccount({ ...accountOf(school), host: 'krefeld.example' });
  await writeRule(newRule(vhs, [school]));
  await open();
  await arm();
  expect(await isArmed()).toBe(true);
  const ticket = { tab: 7, composer: 'c1' } as never;
  await answerFrame({ type: 'frame-choose', ticket: 't', accounts: [school, stadt] }, ticket, around);
  expect([await isArmed(), await asks()]).toEqual([false, 'others']);
  await answerQuestion(about, true, around);
  await publish();
  // Its own account is what it begins with next time.
  expect((await readRule(vhs.id))?.accounts).toEqual([school]);
});

test('a rule that is another by the time of Post is held to', async () => {
  await writeRule(newRule(vhs, [stadt]));
  await open();
  await arm();
  expect(await isArmed()).toBe(true);
  await writeRule(newRule(vhs, [school]));
  expect(await publish()).toEqual({ taken: false });
  expect(await listClaims()).toEqual([]);
});

test('an offer for somebody else’s account is taken only in the window that asks', async () => {
  const offer = { publication: published('p', { profile: vhs.id }), profile: vhs, openedAt: 1000, edits: {} };
  await addNotice(offered('p', { profileName: vhs.name, offer }));
  around.askTab.mockResolvedValue({ sure: true, publication: offer.publication });
  expect(await takeOffered(7, 'p', 'own-page', around)).toBe('unsure');
  expect(await questionOf({ tab: 7, publication: 'p' }, around)).toMatchObject({
    others: [{ account: stadt, owner: office }],
  });
  expect(await answerQuestion({ tab: 7, publication: 'p' }, true, around)).toBe(true);
  expect((await readNotice(7, 'p'))?.offer).toBeUndefined();
  expect(await listClaims()).toHaveLength(1);
});

test('the city’s own profile is asked nothing', async () => {
  await open(city);
  await arm();
  expect([await isArmed(), around.ask.mock.calls]).toEqual([true, []]);
});

test('who was seen in a composer is proposed in the settings until it has a rule; a private person is not', async () => {
  await open();
  await answerPage(
    {
      type: 'composer',
      composer: 'c2',
      profile: { ...vhs, id: '5', isPrivate: true },
      openedAt: 1,
      sighted: true,
    },
    7,
    around,
  );
  expect(await listSeen()).toEqual([vhs]);
  await writeRule(newRule(vhs, []));
  expect(await listSeen()).toEqual([]);
});

test('where the administration offers no new profiles, none is', async () => {
  Object.assign(fakeBrowser.storage, { managed: { get: async () => ({ newProfiles: { mode: 'never' } }) } });
  expect(await open()).toMatchObject({ mode: 'never' });
  await arm();
  expect([await isArmed(), around.ask.mock.calls]).toEqual([false, []]);
  Object.assign(fakeBrowser.storage, { managed: { get: async () => ({}) } });
});
