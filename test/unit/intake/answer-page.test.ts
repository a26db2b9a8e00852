import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { dividedText } from '../../../utils/post/breaks.ts';
import type { Drafted } from '../../../utils/post/draft-edits.ts';
import type { FromPage } from '../../../utils/protocol/from-page.ts';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf } from '../outbox/world.ts';
import { blueskyProfile, offered, profile, published, stadt, surroundings } from './around.ts';

const { answerPage } = await import('../../../utils/intake/answer-page.ts');
const { changeComposer, isAnythingArmed, listComposers, readComposer } = await import(
  '../../../utils/intake/composers.ts'
);
const { addNotice, chooseText, noticesOf, readNotice } = await import('../../../utils/intake/notices.ts');
const { takeOffered } = await import('../../../utils/intake/take-offered.ts');
const { addTrouble, listTroubles } = await import('../../../utils/intake/troubles.ts');
const { acceptTicket } = await import('../../../utils/intake/tickets.ts');
const { listUnrecognised, removeUnrecognised } = await import('../../../utils/intake/unrecognised.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { listClaims, readClaim, wipeOutbox } = await import('../../../utils/outbox/store.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { readHealth } = await import('../../../utils/settings/health.ts');
const { listRules, readRule, removeRule, writeRule } = await import('../../../utils/settings/rules.ts');

const museum = 'museum@kultur.example';
let around: ReturnType<typeof surroundings>;

beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeOutbox()]);
  await writeAccount(accountOf(stadt));
  around = surroundings();
});

const say = <M extends FromPage>(message: M, tab = 7) => answerPage(message, tab, around);
const open = (change: Partial<Extract<FromPage, { type: 'composer' }>> = {}, tab?: number) =>
  say({ type: 'composer', composer: 'c1', profile, openedAt: 1000, sighted: true, ...change }, tab);
const arm = (change: Partial<Extract<FromPage, { type: 'arm' }>> = {}) =>
  say({ type: 'arm', composer: 'c1', armed: true, sure: true, excerpt: 'Hallo', ...change });
const publish = (change: Partial<Extract<FromPage, { type: 'published' }>> = {}, tab?: number) =>
  say({ type: 'published', composer: 'c1', publication: published(), drafted: draftedAs(), ...change }, tab);
const offer = (change: Partial<Extract<FromPage, { type: 'offer' }>> = {}) =>
  say({
    type: 'offer',
    composer: 'c1',
    publication: published(),
    drafted: draftedAs(),
    reason: 'not-armed',
    ...change,
  });
/** What was published as the composer held it: one part with this text and these pictures. */
const draftedAs = (...media: (string | null)[]): Drafted => ({
  key: 'post',
  parts: [{ key: 'part', text: 'Hallo', media }],
});
const openAndArm = async (composer = 'c1') => {
  await open({ composer });
  await arm({ composer });
};

describe('a composer that is opened', () => {
  test('learns what its pill shows, and nothing else', async () => {
    expect(await open()).toEqual({
      ...{ mode: 'ask', alsoAs: [], receivers: ['stadt'], accounts: 1, signedOut: undefined, armed: false },
      ...{ asking: false, edited: false, wishes: { textFrom: undefined, originals: false } },
    });
  });

  test('proposes the only account, of several none, and those of its rule', async () => {
    expect(await open()).toMatchObject({ receivers: ['stadt'] });
    await writeAccount(accountOf(museum));
    expect(await open({ composer: 'c2' })).toMatchObject({ receivers: [], accounts: 2 });
    await writeRule(newRule(profile, [museum, 'gone@nowhere.example']));
    expect(await open({ composer: 'c3' })).toMatchObject({ receivers: ['museum'] });
  });

  test('is armed from the start where its rule says so, and then what is needed is looked up', async () => {
    await writeRule({ ...newRule(profile, [stadt]), mode: 'armed' });
    expect(await open()).toMatchObject({ armed: true });
    expect(around.expect).toHaveBeenCalledWith(profile);
  });

  test.each([
    ['whose page’s requests are not seen', { sighted: false }, [stadt]],
    ['whose rule names no account', {}, []],
  ])('%s is not armed from the start', async (_, change, accounts) => {
    await writeRule({ ...newRule(profile, accounts), mode: 'armed' });
    await writeAccount(accountOf(museum));
    expect(await open(change)).toMatchObject({ armed: false });
    expect(await isAnythingArmed()).toBe(false);
  });

  test('is asked about again, and keeps what was decided', async () => {
    await openAndArm();
    await changeComposer(7, 'c1', { edits: { warning: 'Achtung' } });
    expect(await open()).toMatchObject({ armed: true, edited: true });
  });

  test('that was known before there was an account gets what is proposed now', async () => {
    await wipeAccounts();
    expect(await open()).toMatchObject({ accounts: 0, receivers: [] });
    await writeAccount(accountOf(stadt));
    expect(await open()).toMatchObject({ receivers: ['stadt'] });
  });

  test('says whose only account is signed out', async () => {
    await writeAccount({ ...accountOf(stadt), signedIn: false });
    expect(await open()).toMatchObject({ receivers: [], signedOut: `@${stadt}` });
  });

  test('learns from whose text its rule takes, and whether pictures go as they were chosen', async () => {
    await writeRule({ ...newRule(profile, [stadt]), textFrom: 'instagram', originals: true });
    expect(await open()).toMatchObject({ wishes: { textFrom: 'instagram', originals: true } });
  });
});

describe('the switch', () => {
  test('that was surely seen arms, which is remembered for the profile', async () => {
    await open();
    expect(await arm()).toMatchObject({ armed: true, asking: false });
    expect(await readRule(profile.id)).toMatchObject({ accounts: [stadt], mode: 'ask' });
    expect(around.expect).toHaveBeenCalledWith(profile);
    expect(around.ask).not.toHaveBeenCalled();
    expect(around.composerChanged).toHaveBeenCalledWith(7, 'c1');
  });

  test('leaves a rule made in the settings as it is otherwise', async () => {
    await writeRule({
      ...newRule({ ...profile, name: 'Früher' }, []),
      mode: 'armed',
      visibility: 'unlisted',
    });
    await openAndArm();
    await changeComposer(7, 'c1', { chosen: [stadt] });
    await arm();
    await publish();
    expect(await listRules()).toMatchObject([
      { profileName: profile.name, accounts: [stadt], mode: 'armed', visibility: 'unlisted' },
    ]);
  });

  test.each([
    ['without a rule', undefined, []],
    ['with one', [stadt], [stadt]],
  ])(
    'makes accounts that were chosen in a draft the rule only when a post went, %s',
    async (_, accounts, kept) => {
      await writeAccount(accountOf(museum));
      if (accounts) await writeRule(newRule(profile, accounts));
      await open();
      await changeComposer(7, 'c1', { chosen: [museum] });
      expect(await arm()).toMatchObject({ armed: true });
      expect(await readRule(profile.id)).toMatchObject({ accounts: kept });
      await publish();
      expect(await readRule(profile.id)).toMatchObject({ accounts: [museum] });
    },
  );

  test('that was not surely seen arms nothing: our own window asks', async () => {
    await open();
    expect(await arm({ sure: false })).toMatchObject({ armed: false, asking: true });
    expect(around.ask).toHaveBeenCalledWith({ tab: 7, composer: 'c1' });
    expect([await isAnythingArmed(), await listRules()]).toEqual([false, []]);
    expect(await readComposer(7, 'c1')).toMatchObject({ asks: 'arm', excerpt: 'Hallo' });
  });

  test('of a profile that can be proved and has no rule asks once who it is, however surely it was seen', async () => {
    await open({ profile: blueskyProfile });
    expect(await arm()).toMatchObject({ armed: false, asking: true });
    expect((await readComposer(7, 'c1'))?.asks).toBe('profile');
    await writeRule(newRule(blueskyProfile, [stadt]));
    expect(await arm()).toMatchObject({ armed: true, asking: false });
    expect(around.ask).toHaveBeenCalledOnce();
  });

  test('needs an account', async () => {
    await open();
    await changeComposer(7, 'c1', { chosen: [] });
    expect(await arm()).toMatchObject({ armed: false, asking: false });
    expect(around.ask).not.toHaveBeenCalled();
  });

  test('that is switched off asks nobody, and what waited for it may go on', async () => {
    await openAndArm();
    expect(await arm({ armed: false, sure: false })).toMatchObject({ armed: false });
    expect(around.ask).not.toHaveBeenCalled();
    expect(around.idle).toHaveBeenCalled();
    expect(await publish()).toEqual({ taken: false });
  });

  test('of a composer that is not there switches nothing', async () => {
    expect(await arm()).toBeUndefined();
    expect(await isAnythingArmed()).toBe(false);
  });
});

describe('what an armed composer published', () => {
  test('is a claim, told to its tab, not asked for', async () => {
    await openAndArm();
    expect(await publish()).toEqual({ taken: true });
    expect(await listClaims()).toMatchObject([
      { id: 'p', tab: 7, asked: false, after: 1000, rules: [{ account: stadt }], state: { kind: 'sending' } },
    ]);
    expect(around.outbox.drain).toHaveBeenCalled();
    expect(await noticesOf(7)).toMatchObject([{ id: 'p', excerpt: 'Hallo', accounts: [{ id: stadt }] }]);
    expect((await readNotice(7, 'p'))?.offered).toBeUndefined();
  });

  test('is one also where two come at the same moment', async () => {
    await openAndArm();
    const both = await Promise.all([publish(), publish({ publication: published('q') })]);
    expect(both.filter((each) => each.taken)).toHaveLength(1);
    expect(await isAnythingArmed()).toBe(false);
  });

  test('can be undone until its pause is over: as long as usual, or as its rule says', async () => {
    const { changeSending } = await import('../../../utils/settings/sending.ts');
    await openAndArm();
    const before = Date.now();
    await publish();
    const until = (await listClaims())[0]?.until ?? 0;
    expect(until).toBeGreaterThanOrEqual(before + 10_000);
    expect((await readNotice(7, 'p'))?.outcomes).toEqual([{ account: stadt, state: 'paused', until }]);
    await changeSending({ pause: 0 });
    await openAndArm('c2');
    await publish({ composer: 'c2', publication: published('q') });
    expect((await readClaim('q'))?.until).toBeUndefined();
    expect((await readNotice(7, 'q'))?.outcomes).toEqual([]);
    await writeRule({ ...newRule(profile, [stadt]), pause: 30 });
    await openAndArm('c3');
    await publish({ composer: 'c3', publication: published('r') });
    expect((await readClaim('r'))?.until).toBeGreaterThanOrEqual(before + 30_000);
  });

  test('is one publication', async () => {
    await openAndArm();
    await publish();
    expect(await publish({ publication: published('q') })).toEqual({ taken: false });
    expect(await listClaims()).toHaveLength(1);
  });

  test('counts in its own tab, and for itself alone', async () => {
    await openAndArm();
    expect(await publish({}, 8)).toEqual({ taken: false });
    expect(await publish({ composer: 'c2' })).toEqual({ taken: false });
    expect(await listClaims()).toEqual([]);
  });

  test('is none of another profile', async () => {
    await openAndArm();
    expect(await publish({ publication: published('p', { profile: '200' }) })).toEqual({ taken: false });
    expect([await listClaims(), await noticesOf(7)]).toEqual([[], []]);
  });

  test('is also what the profile published under another of its ids', async () => {
    await openAndArm();
    const publication = published('p', { profile: '200', platform: 'instagram', alsoAs: [profile.id] });
    expect(await publish({ publication })).toEqual({ taken: true });
  });

  test('goes with what was changed for Mastodon, each description with its own picture', async () => {
    await openAndArm();
    await changeComposer(7, 'c1', {
      edits: { post: 'post', warning: 'Achtung', descriptions: { market: 'Der Markt', gone: 'Weg' } },
    });
    await publish({ drafted: draftedAs(null, 'market') });
    expect(await listClaims()).toMatchObject([
      { edits: { warning: 'Achtung', descriptions: { 1: 'Der Markt' } } },
    ]);
    expect((await listClaims())[0]?.edits?.descriptions).toEqual({ 1: 'Der Markt' });
    expect(await noticesOf(7)).toMatchObject([{ edited: true }]);
  });

  test('goes without what was said of another post', async () => {
    await openAndArm();
    await changeComposer(7, 'c1', {
      edits: { post: 'other', warning: 'Achtung', texts: { other: { text: 'Neu', of: 'Hallo' } } },
    });
    expect(await publish()).toEqual({ taken: true });
    expect((await listClaims())[0]?.edits).toEqual({});
    expect(await noticesOf(7)).toMatchObject([{ edited: false }]);
  });

  test('is asked about where a text was changed for Mastodon, and the original after that', async () => {
    await openAndArm();
    const texts = { part: { text: 'Hallo Mastodon', of: 'Hallo, Welt' } };
    await changeComposer(7, 'c1', { edits: { texts } });
    expect(await publish()).toEqual({ taken: false, because: 'edits-in-doubt' });
    await offer({ reason: 'edits-in-doubt' });
    expect(await listClaims()).toEqual([]);
    expect(await readNotice(7, 'p')).toMatchObject({
      ...{ offered: 'edits-in-doubt', doubt: 'outdated' },
      offer: { edits: {}, outdated: { 0: 'Hallo Mastodon' } },
    });
    await chooseText(7, 'p', 'own');
    expect((await readNotice(7, 'p'))?.offer?.edits).toEqual({ texts: { 0: 'Hallo Mastodon' } });
    await chooseText(7, 'p', 'original');
    expect((await readNotice(7, 'p'))?.offer?.edits).toEqual({});
  });

  test('is not asked about because of a blank, or of what is true again', async () => {
    await openAndArm();
    await changeComposer(7, 'c1', { edits: { texts: { part: { text: 'Neu', of: 'Hallo \n' } } } });
    expect(await publish()).toEqual({ taken: true });
    expect((await listClaims())[0]?.edits).toEqual({ texts: { 0: 'Neu' } });
  });

  test('is asked about where nobody can say what a change was for', async () => {
    await openAndArm();
    await changeComposer(7, 'c1', { edits: { descriptions: { market: 'Der Markt' } } });
    const drafted = { ...draftedAs(null, null), loose: ['market'] };
    expect(await publish({ drafted })).toEqual({ taken: false, because: 'edits-in-doubt' });
    await offer({ reason: 'edits-in-doubt', drafted });
    expect(await readNotice(7, 'p')).toMatchObject({ doubt: 'loose', offer: { edits: {} } });
  });

  test('is asked about where something was pressed in a preview that may not have been seen', async () => {
    await openAndArm();
    await changeComposer(7, 'c1', { wasUnsure: true, edits: { post: 'post', warning: 'Achtung' } });
    expect(await publish()).toEqual({ taken: false, because: 'edits-in-doubt' });
    await offer({ reason: 'edits-in-doubt' });
    expect(await listClaims()).toEqual([]);
    expect(await readNotice(7, 'p')).toMatchObject({ doubt: 'unsure', offer: { wasUnsure: true } });
  });

  test('comes to the outbox with its files', async () => {
    await openAndArm();
    const file = new Blob(['the market'], { type: 'image/png' });
    const media = [{ upload: 'u', kind: 'image' as const, file }];
    const parts = [{ id: 'p', revision: '', text: 'Hallo', content: { segments: [], links: [], media } }];
    await publish({ publication: published('p', { parts }) });
    const [claim] = await listClaims();
    expect(await claim?.publication.parts[0]?.content?.media[0]?.file?.text()).toBe('the market');
  });

  test('is shown by its first words, however long it is', async () => {
    await openAndArm();
    await publish({
      publication: published('p', { parts: [{ id: 'p', revision: '', text: 'x'.repeat(5000) }] }),
    });
    expect((await noticesOf(7))[0]?.excerpt).toHaveLength(300);
  });
});

describe('an offer', () => {
  test('is told in its tab, with its reason and what was changed for Mastodon', async () => {
    await open();
    await changeComposer(7, 'c1', { edits: { descriptions: { market: 'Der Markt' } } });
    await offer({ reason: 'text-differs', drafted: draftedAs('market') });
    expect(await readNotice(7, 'p')).toMatchObject({
      ...{ offered: 'text-differs', platform: 'facebook', profileName: profile.name, edited: true },
      offer: {
        publication: published(),
        profile,
        openedAt: 1000,
        edits: { descriptions: { 0: 'Der Markt' } },
      },
    });
    expect(around.changed).toHaveBeenCalledWith(7);
    expect(await listClaims()).toEqual([]);
  });

  test('names the accounts that were chosen, or every one where none was', async () => {
    await writeAccount(accountOf(museum));
    await writeRule(newRule(profile, [museum]));
    await open();
    await offer();
    expect((await readNotice(7, 'p'))?.accounts).toEqual([{ id: museum, name: 'museum' }]);
    await changeComposer(7, 'c1', { chosen: [] });
    await offer();
    expect((await readNotice(7, 'p'))?.accounts.map(({ id }) => id)).toEqual([museum, stadt]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['of another profile', () => offer({ publication: published('p', { profile: '200' }) })],
    ['of a composer that is not there', () => offer({ composer: 'c2' })],
    [
      'where there is no account',
      async () => {
        await wipeAccounts();
        return offer();
      },
    ],
  ])('is none %s', async (_, offering) => {
    await open();
    await offering();
    expect(await noticesOf(7)).toEqual([]);
  });

  test('that is withdrawn is none any more', async () => {
    await addNotice(offered());
    await say({ type: 'withdraw', publication: 'p' });
    expect(await noticesOf(7)).toEqual([]);
    expect(around.ledger.withdrawn).toHaveBeenCalledWith('p');
    expect(around.changed).toHaveBeenCalledWith(7);
  });
});

describe('an armed post of which nothing was heard before its page was gone', () => {
  const pressed = (...texts: string[]) =>
    say({ type: 'pressed', composer: 'c1', texts: texts.length ? texts : ['Hallo'] });
  const gone = () => say({ type: 'gone', composers: ['c1'] });

  test.each([
    ['the composer was given up', () => say({ type: 'gone', composers: ['c1'] })],
    ['the page went', () => say({ type: 'left' })],
  ])('is told in the popup where %s', async (_, goes) => {
    await openAndArm();
    await pressed();
    await goes();
    expect(await listUnrecognised()).toMatchObject([
      { platform: 'facebook', profileName: profile.name, text: 'Hallo', at: expect.any(Number) },
    ]);
    const [{ id = '' } = {}] = await listUnrecognised();
    await removeUnrecognised(id);
    expect(await listUnrecognised()).toEqual([]);
  });

  test('is kept with all that was written in it, each post of a thread for itself', async () => {
    await openAndArm();
    const long = 'Ein langer Satz. '.repeat(100).trim();
    await pressed(long, 'Und noch einer');
    await gone();
    const [{ text = '' } = {}] = await listUnrecognised();
    expect(dividedText(text)).toEqual([long, 'Und noch einer']);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['was published', () => publish()],
    ['is offered', () => offer()],
    ['was refused, or is not for everybody', () => say({ type: 'settled', composer: 'c1' })],
    ['was switched off', () => arm({ armed: false })],
  ])('is none that %s', async (_, happens) => {
    await openAndArm();
    await pressed();
    await happens();
    await gone();
    expect(await listUnrecognised()).toEqual([]);
  });

  test('is none whose Post was not pressed, or that was not armed', async () => {
    await openAndArm();
    await gone();
    await open();
    await pressed();
    await gone();
    expect(await listUnrecognised()).toEqual([]);
  });
});

describe('a post of which nobody saw what came of it', () => {
  const lookFor = () => say({ type: 'look-for', composer: 'c1', since: 100_000 });

  test('is looked for at its source, and offered where something was published since', async () => {
    await open();
    around.recent.mockResolvedValueOnce([
      published('new', { time: 100_001 }),
      published('old', { time: 99_000 }),
    ]);
    await lookFor();
    expect(around.recent).toHaveBeenCalledWith(profile);
    expect(await noticesOf(7)).toMatchObject([{ id: 'new', offered: 'unseen' }]);
  });

  test('is none where nothing was, or where the composer is gone', async () => {
    around.recent.mockResolvedValue([published('old', { time: 99_000 })]);
    await lookFor();
    await open();
    await lookFor();
    expect(await noticesOf(7)).toEqual([]);
  });
});

describe('the ledger hears', () => {
  test('of what is offered, to whom, and whether it surely was published', async () => {
    await open();
    await offer();
    await offer({ reason: 'unseen' });
    await writeRule(newRule(profile, [stadt]));
    await offer({ composer: null, reason: 'no-composer' });
    expect(around.ledger.offered.mock.calls).toEqual([
      [published(), profile, [stadt], true],
      [published(), profile, [stadt], false],
      [published(), profile, [stadt], true],
    ]);
  });

  test('nothing of a profile that is never offered', async () => {
    await writeRule({ ...newRule(profile, [stadt]), mode: 'never' });
    await open();
    await offer();
    await offer({ composer: null, reason: 'no-composer' });
    expect(around.ledger.offered).not.toHaveBeenCalled();
  });
});

describe('a post that was written in no known composer', () => {
  const alone = (change: Partial<Extract<FromPage, { type: 'offer' }>> = {}) =>
    offer({ composer: null, reason: 'no-composer', ...change });

  test('is offered by the rule of its profile, whichever of its ids that names, to the accounts of the rule', async () => {
    await writeAccount(accountOf(museum));
    await writeRule(newRule(profile, [museum]));
    await alone({ publication: { ...published(), profile: 'delegate', alsoAs: [profile.id] } });
    expect(await noticesOf(7)).toMatchObject([
      { profileName: profile.name, offered: 'no-composer', accounts: [{ id: museum }] },
    ]);
  });

  test('without a rule is offered as of whoever acts on the page', async () => {
    await alone({ acting: profile });
    expect(await noticesOf(7)).toMatchObject([{ profileName: profile.name, accounts: [{ id: stadt }] }]);
  });

  test('goes to the outbox at a click', async () => {
    await alone({ acting: profile });
    const id = published().id;
    expect(await takeOffered(7, id, 'own-page', around)).toBe('taken');
    expect(await listClaims()).toMatchObject([{ id, asked: true }]);
  });

  test.each([
    ['a private person', { ...profile, isPrivate: true }],
    ['somebody else', { ...profile, id: 'somebody' }],
    ['nobody', undefined],
  ])('without a rule is not offered where %s acts on the page', async (_, acting) => {
    await alone(acting ? { acting } : {});
    expect(await noticesOf(7)).toEqual([]);
  });

  test('is not offered where its rule says never, or where there is no account', async () => {
    await writeRule({ ...newRule(profile, [stadt]), mode: 'never' });
    await alone({ acting: profile });
    await removeRule(profile.id);
    await wipeAccounts();
    await alone({ acting: profile });
    expect(await noticesOf(7)).toEqual([]);
  });
});

describe("a private person's profile", () => {
  const person = { ...profile, isPrivate: true };

  test('is not offered, and nothing is armed, mirrored or remembered for it', async () => {
    expect(await open({ profile: person })).toMatchObject({ mode: 'never', armed: false });
    expect(await arm()).toMatchObject({ armed: false, asking: false });
    expect(await publish()).toEqual({ taken: false });
    await offer();
    expect([await listClaims(), await listRules(), await noticesOf(7)]).toEqual([[], [], []]);
    expect(around.expect).not.toHaveBeenCalled();
  });

  test('is as every other once a rule names it, until the rule is taken away', async () => {
    await writeRule(newRule(profile, [stadt]));
    expect(await open({ profile: person })).toMatchObject({ mode: 'ask', receivers: ['stadt'] });
    await arm();
    expect(await publish()).toEqual({ taken: true });
    await arm();
    await removeRule(profile.id);
    expect(await publish({ publication: published('q') })).toEqual({ taken: false });
    expect(await open({ profile: person })).toMatchObject({ mode: 'never' });
    expect(await listClaims()).toHaveLength(1);
  });
});

describe('a page that', () => {
  test('begins takes along what the one before it in the tab had to tell, and says how its line is renewed', async () => {
    await addNotice(offered());
    await addNotice(offered('p', { tab: 8 }));
    await addTrouble({ tab: 7, platform: 'facebook', trouble: 'tap-lost', at: 1 });
    await say({ type: 'line', secret: 'geheim' });
    expect([await noticesOf(7), await listTroubles(), (await noticesOf(8)).length]).toEqual([[], [], 1]);
    expect(await say({ type: 'earlier-line' })).toBe('geheim');
    expect(await say({ type: 'earlier-line' }, 8)).toBeUndefined();
  });

  test('says once more how its line is renewed keeps what it has offered meanwhile', async () => {
    await say({ type: 'line', secret: 'geheim' });
    await addNotice(offered());
    await say({ type: 'line', secret: 'geheim' });
    expect(await noticesOf(7)).toHaveLength(1);
  });

  test('goes leaves nothing armed and nothing offered', async () => {
    await openAndArm();
    await addNotice(offered());
    await say({ type: 'left' });
    expect([await listComposers(7), await noticesOf(7)]).toEqual([[], []]);
    expect(around.idle).toHaveBeenCalled();
  });

  test('closes composers leaves the others armed', async () => {
    await openAndArm();
    await open({ composer: 'c2' });
    await say({ type: 'gone', composers: ['c2'] });
    expect((await listComposers(7)).map(({ id }) => id)).toEqual(['c1']);
    expect(around.idle).toHaveBeenCalled();
  });
});

describe('a trouble', () => {
  const trouble = (kind: 'tap-lost' | 'panel-removed' | 'frame-failed', composer: string | null) =>
    say({ type: 'trouble', trouble: kind, platform: 'facebook', composer });

  test('is told in its tab', async () => {
    await trouble('tap-lost', null);
    expect(await listTroubles()).toMatchObject([{ tab: 7, platform: 'facebook', trouble: 'tap-lost' }]);
    expect(around.changed).toHaveBeenCalledWith(7);
  });

  test('of a composer whose switch is taken away switches it off', async () => {
    await openAndArm();
    await trouble('panel-removed', 'c1');
    expect(await isAnythingArmed()).toBe(false);
    expect(around.composerChanged).toHaveBeenCalledWith(7, 'c1');
  });

  test('of a page whose requests are not seen any more leaves none of its composers armed', async () => {
    await openAndArm();
    await trouble('tap-lost', null);
    expect(await isAnythingArmed()).toBe(false);
  });

  test('of a page whose requests are not seen any more keeps the posts that were on their way', async () => {
    await openAndArm();
    await say({ type: 'pressed', composer: 'c1', texts: ['Hallo'] });
    await trouble('tap-lost', null);
    expect(await listUnrecognised()).toMatchObject([{ platform: 'facebook', text: 'Hallo' }]);
  });

  test('that is over is told no more, and others are', async () => {
    await trouble('tap-lost', null);
    await trouble('frame-failed', 'c1');
    await say({
      ...{ type: 'trouble', trouble: 'frame-failed', platform: 'facebook', composer: 'c1', isOver: true },
    });
    expect((await listTroubles()).map((each) => each.trouble)).toEqual(['tap-lost']);
    expect(around.changed).toHaveBeenCalledTimes(3);
  });

  test('of the preview alone takes nothing from the switch', async () => {
    await openAndArm();
    await trouble('frame-failed', 'c1');
    expect(await isAnythingArmed()).toBe(true);
  });
});

test('a ticket is given for a frame of this tab', async () => {
  await say({ type: 'frame', ticket: 't', composer: 'c1' });
  expect(await acceptTicket('t', 7, 'document')).toMatchObject({ tab: 7, composer: 'c1' });
  expect(await acceptTicket('t', 8, 'document')).toBeUndefined();
});

test('of a platform that has changed only what is known by name is kept', async () => {
  const shape = { method: 'POST', path: '/', name: 'a', status: 200, request: {}, answer: [] };
  around.knownShape.mockImplementation((_, each) => ({ ...each, name: '(other)' }));
  await say({ type: 'health', health: { platform: 'facebook', state: 'changed', shapes: [shape] } });
  expect((await readHealth()).facebook).toMatchObject({ state: 'changed', shapes: [{ name: '(other)' }] });
});

test.each<[FromPage, 'injectWatch' | 'probe' | 'openOptions', unknown[]]>([
  [{ type: 'watch', platform: 'bluesky' }, 'injectWatch', [7, 'bluesky']],
  [{ type: 'probe', isOn: true }, 'probe', [7, true]],
  [{ type: 'options' }, 'openOptions', []],
])('%j is passed on to the browser', async (message, to, given) => {
  await say(message);
  expect(around[to]).toHaveBeenCalledWith(...given);
});
