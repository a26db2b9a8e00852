import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../../../utils/post/problem.ts';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf } from '../outbox/world.ts';
import { blueskyProfile, offered, profile, published, record, stadt, surroundings } from './around.ts';

const { changeComposer, openComposer, readComposer } = await import('../../../utils/intake/composers.ts');
const { addNotice, readNotice } = await import('../../../utils/intake/notices.ts');
const { answerQuestion, questionOf } = await import('../../../utils/intake/questions.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { listClaims, wipeOutbox } = await import('../../../utils/outbox/store.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { readRule, writeRule } = await import('../../../utils/settings/rules.ts');

let around: ReturnType<typeof surroundings>;
beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeOutbox()]);
  await writeAccount(accountOf(stadt));
  around = surroundings();
});

const about = { tab: 7, composer: 'c1' };
const offer = { tab: 7, publication: 'p' };
const accounts = [{ id: stadt, name: 'stadt' }];
const refused = new Problem('refused', 'handle-differs', 'rathaus.example');
const isArmed = async () => (await readComposer(7, 'c1'))?.armed;

describe('the window asks about a composer', () => {
  test('what is to be published, whose it is, and where it would go', async () => {
    await openComposer(record({ asks: 'arm', excerpt: 'Hallo' }));
    expect(await questionOf(about, around)).toEqual({ kind: 'arm', profile, accounts, text: 'Hallo' });
    expect(around.prove).not.toHaveBeenCalled();
  });

  test('nothing where nothing is asked, or where it is gone', async () => {
    expect(await questionOf(about, around)).toBeUndefined();
    await openComposer(record());
    expect(await questionOf(about, around)).toBeUndefined();
  });

  test('who a profile is, after that was proved', async () => {
    await openComposer(record({ profile: blueskyProfile, asks: 'profile' }));
    const asked = await questionOf(about, around);
    expect(asked).toEqual({ kind: 'profile', profile: blueskyProfile, accounts, text: '' });
    expect(around.prove).toHaveBeenCalledWith(blueskyProfile);
  });

  test('and says that it could not be proved', async () => {
    around.prove.mockRejectedValue(refused);
    await openComposer(record({ profile: blueskyProfile, asks: 'profile' }));
    expect(await questionOf(about, around)).toMatchObject({ problem: refused.report });
  });

  test('and names another profile that is known by the same name', async () => {
    const known = { ...blueskyProfile, id: 'did:plc:echt', name: 'Stadt.Example' };
    await writeRule(newRule(known, [stadt]));
    await writeRule(newRule({ ...blueskyProfile, platform: 'instagram', id: '5' }, [stadt]));
    await openComposer(record({ profile: blueskyProfile, asks: 'profile' }));
    expect(await questionOf(about, around)).toMatchObject({ known });
  });
});

describe('the answer about a composer', () => {
  beforeEach(() => openComposer(record({ asks: 'arm' })));

  test('yes arms it, and remembers its accounts', async () => {
    expect(await answerQuestion(about, true, around)).toBe(true);
    expect(await readComposer(7, 'c1')).toMatchObject({ armed: true });
    expect((await readComposer(7, 'c1'))?.asks).toBeUndefined();
    expect(await readRule(profile.id)).toMatchObject({ accounts: [stadt] });
    expect([around.expect.mock.calls, around.composerChanged.mock.calls]).toEqual([[[profile]], [[7, 'c1']]]);
  });

  test('no leaves it as it is, and it is asked no more', async () => {
    expect(await answerQuestion(about, false, around)).toBe(true);
    expect(await isArmed()).toBe(false);
    expect(await questionOf(about, around)).toBeUndefined();
    expect(await readRule(profile.id)).toBeUndefined();
    expect(around.composerChanged).toHaveBeenCalledWith(7, 'c1');
  });

  test('yes is none where nothing was asked', async () => {
    await changeComposer(7, 'c1', { asks: undefined });
    expect(await answerQuestion(about, true, around)).toBe(false);
    expect(await isArmed()).toBe(false);
  });

  test('no takes nothing away that a person has armed meanwhile', async () => {
    await changeComposer(7, 'c1', { asks: undefined, armed: true });
    await answerQuestion(about, false, around);
    expect(await isArmed()).toBe(true);
  });

  test('is none about a composer that is gone', async () => {
    expect(await answerQuestion({ ...about, composer: 'c2' }, true, around)).toBe(false);
  });
});

describe('the answer who a profile is', () => {
  beforeEach(() => openComposer(record({ profile: blueskyProfile, asks: 'profile' })));

  test('yes arms it and makes its rule, so that it is asked once', async () => {
    expect(await answerQuestion(about, true, around)).toBe(true);
    expect(await isArmed()).toBe(true);
    expect(await readRule(blueskyProfile.id)).toMatchObject({ accounts: [stadt] });
  });

  test('yes arms nothing where it cannot be proved', async () => {
    around.prove.mockRejectedValue(refused);
    expect(await answerQuestion(about, true, around)).toBe(false);
    expect([await isArmed(), await readRule(blueskyProfile.id)]).toEqual([false, undefined]);
  });
});

describe('the window asks about an offer', () => {
  test('with all of its text', async () => {
    const parts = ['Eins', 'Zwei'].map((text) => ({ id: text, revision: '', text }));
    const publication = published('p', { parts });
    await addNotice(offered('p', { offer: { publication, profile, openedAt: 1, edits: {} } }));
    expect(await questionOf(offer, around)).toEqual({
      ...{ kind: 'offer', profile, accounts: [{ id: stadt, name: 'Stadt' }], text: 'Eins\n\nZwei' },
    });
  });

  test('nothing where it was taken, or is none', async () => {
    expect(await questionOf(offer, around)).toBeUndefined();
    await addNotice(offered('p', { offer: undefined, offered: undefined }));
    expect(await questionOf(offer, around)).toBeUndefined();
  });

  test('and yes takes it, without asking the frame, which could not be seen', async () => {
    await addNotice(offered());
    around.askTab.mockResolvedValue({ sure: false, publication: published() });
    expect(await answerQuestion(offer, true, around)).toBe(true);
    expect(await listClaims()).toMatchObject([{ id: 'p', asked: true }]);
  });

  test('and no leaves it', async () => {
    await addNotice(offered());
    expect(await answerQuestion(offer, false, around)).toBe(true);
    expect([await listClaims(), (await readNotice(7, 'p'))?.offered]).toEqual([[], 'not-armed']);
  });

  test('and yes could not be done where the page with its files is gone', async () => {
    expect(await answerQuestion(offer, true, around)).toBe(false);
  });
});

describe('the window asks about an offer of a profile that no rule names', () => {
  const publication = published('p', { platform: 'bluesky', profile: blueskyProfile.id });
  beforeEach(() =>
    addNotice(offered('p', { offer: { publication, profile: blueskyProfile, openedAt: 1, edits: {} } })),
  );

  test('who it is, too', async () => {
    around.prove.mockRejectedValue(refused);
    expect(await questionOf(offer, around)).toMatchObject({ kind: 'offer', problem: refused.report });
  });

  test('and yes takes it once that is proved', async () => {
    expect(await answerQuestion(offer, true, around)).toBe(true);
    expect(around.prove).toHaveBeenCalledWith(blueskyProfile);
  });

  test('and yes takes nothing where it is not', async () => {
    around.prove.mockRejectedValue(refused);
    expect(await answerQuestion(offer, true, around)).toBe(false);
    expect([await listClaims(), await readRule(blueskyProfile.id)]).toEqual([[], undefined]);
  });
});
