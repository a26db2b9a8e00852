import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Profile } from '../../../utils/post/types.ts';
import type { FromPage } from '../../../utils/protocol/from-page.ts';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf } from '../outbox/world.ts';
import { offered, profile, published, stadt, surroundings } from './around.ts';

const { answerPage } = await import('../../../utils/intake/answer-page.ts');
const { readComposer } = await import('../../../utils/intake/composers.ts');
const { addNotice } = await import('../../../utils/intake/notices.ts');
const { answerQuestion, questionOf } = await import('../../../utils/intake/questions.ts');
const { isOf, maybeSame } = await import('../../../utils/intake/same-profile.ts');
const { takeOffered } = await import('../../../utils/intake/take-offered.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { listClaims, wipeOutbox } = await import('../../../utils/outbox/store.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { listRules, readRule, tie, writeRule } = await import('../../../utils/settings/rules.ts');

/** The same Page, as the Business Suite knows it. */
const presence: Profile = { ...profile, id: '100064000000001' };
const museum = 'museum@krefeld.example';

let around: ReturnType<typeof surroundings>;
beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeOutbox()]);
  await Promise.all([writeAccount(accountOf(stadt)), writeAccount(accountOf(museum))]);
  await writeRule({ ...newRule(profile, [stadt]), visibility: 'unlisted' });
  around = surroundings();
});

const say = (message: FromPage) => answerPage(message, 7, around);
const open = () =>
  say({ type: 'composer', composer: 'c1', profile: presence, openedAt: 1000, sighted: true });
const arm = () => say({ type: 'arm', composer: 'c1', armed: true, sure: true, excerpt: 'Hallo' });
const about = { tab: 7, composer: 'c1' };

describe('a Page of the same name under another id', () => {
  test('gets what is proposed for the one that is known, and is asked about before it is armed', async () => {
    expect(await open()).toMatchObject({ mode: 'ask', receivers: ['stadt'], alsoAs: [] });
    expect(await arm()).toMatchObject({ armed: false, asking: true });
    expect(around.ask).toHaveBeenCalledWith(about);
    expect(await questionOf(about, around)).toMatchObject({
      kind: 'same',
      profile: presence,
      known: profile,
    });
  });

  test('is that one once a person has said so, with its rule, in one rule', async () => {
    await open();
    await arm();
    expect(await answerQuestion(about, true, around)).toBe(true);
    expect(await readComposer(7, 'c1')).toMatchObject({ armed: true });
    expect(await listRules()).toMatchObject([
      { profile: profile.id, alsoAs: [presence.id], visibility: 'unlisted', accounts: [stadt] },
    ]);
    expect(await readRule(presence.id)).toEqual(await readRule(profile.id));
    expect(await open()).toMatchObject({ alsoAs: [profile.id, presence.id] });
    await arm();
    expect(around.ask).toHaveBeenCalledTimes(1);
  });

  test('that is another one has a rule of its own, is not armed, and is not asked about again', async () => {
    await open();
    await arm();
    await answerQuestion(about, false, around);
    expect(await readComposer(7, 'c1')).toMatchObject({ armed: false });
    expect((await listRules()).map((rule) => rule.profile).toSorted()).toEqual(
      [profile.id, presence.id].toSorted(),
    );
    expect(await arm()).toMatchObject({ armed: true });
  });
});

test.each<[string, Profile]>([
  ['a private person of the same name', { ...presence, isPrivate: true }],
  ['a profile of another name', { ...presence, name: 'Zoo Krefeld' }],
  ['one whose name is not known', { ...presence, name: presence.id }],
  ['one of another network', { ...presence, platform: 'instagram' }],
  ['one that can be proved', { ...presence, platform: 'bluesky' }],
  ['itself', profile],
])('%s is not proposed', async (_, other) => {
  await writeRule(newRule({ ...profile, platform: 'bluesky', id: 'did:plc:x' }, [stadt]));
  await writeRule(newRule({ ...profile, platform: 'instagram', id: '5', name: 'stadt.krefeld' }, [stadt]));
  expect(await maybeSame(other, around)).toBeUndefined();
});

test('a publication under any of its ids is the profile’s, and no other', async () => {
  await tie(newRule(profile, [stadt]), presence.id);
  const rule = await readRule(profile.id);
  const under = (id: string, change = {}) => isOf(profile, published('p', { profile: id, ...change }), rule);
  expect([under(profile.id), under(presence.id), under('7', { alsoAs: [presence.id] })]).toEqual([
    true,
    true,
    true,
  ]);
  expect([under('7'), under(presence.id, { platform: 'instagram' })]).toEqual([false, false]);
});

test('an id is tied to one profile alone', async () => {
  const other = { ...profile, id: '200', name: 'Zoo' };
  await writeRule(newRule(other, [museum]));
  await tie(newRule(profile, [stadt]), presence.id);
  await tie(newRule(other, [museum]), presence.id);
  expect(await readRule(presence.id)).toMatchObject({ profile: '200' });
});

test('who takes an offer under an id that is not known has said that it is the profile’s', async () => {
  const publication = published('p', { profile: presence.id, alsoAs: [profile.id] });
  await addNotice(
    offered('p', { offered: 'other-profile', offer: { publication, profile, openedAt: 1000, edits: {} } }),
  );
  expect(await takeOffered(7, 'p', 'own-page', around)).toBe('taken');
  expect(await listClaims()).toHaveLength(1);
  expect(await readRule(presence.id)).toMatchObject({ profile: profile.id });
});
