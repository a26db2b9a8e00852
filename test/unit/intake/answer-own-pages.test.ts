import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FromOwnPages } from '../../../utils/protocol/from-own-pages.ts';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf } from '../outbox/world.ts';
import { blueskyProfile, offered, profile, published, record, stadt, surroundings } from './around.ts';

const { answerOwnPages } = await import('../../../utils/intake/answer-own-pages.ts');
const { openComposer, readComposer } = await import('../../../utils/intake/composers.ts');
const { addNotice, noticesOf } = await import('../../../utils/intake/notices.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { listClaims, wipeOutbox, writeClaim } = await import('../../../utils/outbox/store.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { listRules, writeRule } = await import('../../../utils/settings/rules.ts');

let around: ReturnType<typeof surroundings>;
beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeOutbox()]);
  await writeAccount(accountOf(stadt));
  around = surroundings();
});

const say = (message: FromOwnPages) => answerOwnPages(message, around);
const mirror: FromOwnPages = { type: 'mirror', profile, accounts: [stadt], publication: published() };

describe('what a person asks for afterwards', () => {
  test('is a claim that goes however late, of no tab', async () => {
    expect(await say(mirror)).toEqual({ taken: true });
    const [claim] = await listClaims();
    expect(claim).toMatchObject({ asked: true, after: 0 });
    expect(claim?.tab).toBeUndefined();
  });

  test('is delivered by the whole rule of its profile', async () => {
    const rule = {
      ...newRule(profile, [stadt]),
      ...{ mode: 'armed' as const, visibility: 'unlisted' as const, keepTracking: true, originals: true },
      ...{ numbered: true, descriptions: 'require' as const, dropCredit: true },
    };
    await writeRule(rule);
    await say(mirror);
    expect((await listClaims()).map(({ rules }) => rules[0]?.rule)).toMatchObject([rule]);
  });

  test('is tried once more where it is stuck', async () => {
    await say(mirror);
    const [claim] = await listClaims();
    if (!claim) throw new Error('there is no claim');
    const problem = { kind: 'refused', reason: 'record-missing', detail: '' } as const;
    await writeClaim({ ...claim, state: { kind: 'failed', problem } });
    await say(mirror);
    expect(await listClaims()).toMatchObject([{ state: { kind: 'sending' } }]);
  });

  test('is refused where it is of another profile', async () => {
    const publication = published('p', { profile: '200' });
    expect(await say({ ...mirror, publication })).toEqual({ taken: false });
  });
});

describe('an offer that is taken in the popup', () => {
  test('is on its way', async () => {
    await addNotice(offered());
    expect(await say({ type: 'take-offer', tab: 7, publication: 'p' })).toEqual({ taken: true });
    expect(await listClaims()).toMatchObject([{ id: 'p', asked: true }]);
  });

  test('of a new profile that can be proved has our own window ask', async () => {
    const publication = published('p', { platform: 'bluesky', profile: blueskyProfile.id });
    await addNotice(
      offered('p', { offer: { publication, profile: blueskyProfile, openedAt: 1, edits: {} } }),
    );
    expect(await say({ type: 'take-offer', tab: 7, publication: 'p' })).toEqual({ taken: false });
    expect(around.ask).toHaveBeenCalledWith({ tab: 7, publication: 'p' });
  });
});

test('what is written for a claim joins what was written before, and it is due', async () => {
  await say(mirror);
  const [claim] = await listClaims();
  if (!claim) throw new Error('there is no claim');
  const problem = { kind: 'refused', reason: 'description-missing', detail: '' } as const;
  const edits = { descriptions: { 0: 'Rathaus' }, language: 'de' };
  await writeClaim({ ...claim, edits, state: { kind: 'failed', problem } });
  around.outbox.drain.mockClear();
  await say({ type: 'describe', id: 'p', descriptions: { 1: 'Markt' }, reason: '' });
  expect(await listClaims()).toMatchObject([
    { state: { kind: 'sending' }, edits: { ...edits, descriptions: { 0: 'Rathaus', 1: 'Markt' } } },
  ]);
  expect(around.outbox.drain).toHaveBeenCalledOnce();
  await say({ type: 'describe', id: 'p', reason: 'Zierbild' });
  expect(await listClaims()).toMatchObject([{ edits: { reason: 'Zierbild' } }]);
});

test('what is discarded is gone', async () => {
  await say(mirror);
  await addNotice(offered('p'));
  await say({ type: 'discard', id: 'p' });
  expect(await listClaims()).toEqual([]);
  expect(await noticesOf(7)).toEqual([]);
  expect(around.changed).toHaveBeenCalledWith(7);
});

test.each<FromOwnPages>([
  { type: 'retry', id: 'p' },
  { type: 'signed-in', account: stadt },
])('%j starts what is due', async (message) => {
  await say(message);
  expect(around.outbox.drain).toHaveBeenCalled();
});

describe("a private person's profile that is offered from now on", () => {
  const person = { ...profile, isPrivate: true };
  const offerIt = (composer = 'c1') => say({ type: 'offer-profile', tab: 7, composer });

  test('gets a rule that asks, with the accounts that are chosen, and its pill', async () => {
    await openComposer(record({ profile: person }));
    await offerIt();
    expect(await listRules()).toEqual([newRule(person, [stadt])]);
    expect(around.composerChanged).toHaveBeenCalledWith(7, 'c1');
  });

  test('keeps a rule that it has', async () => {
    await openComposer(record({ profile: person }));
    await writeRule({ ...newRule(person, []), mode: 'never' });
    await offerIt();
    expect(await listRules()).toMatchObject([{ mode: 'never' }]);
  });

  test('gets none by a composer that is gone', async () => {
    await offerIt('c2');
    expect(await listRules()).toEqual([]);
  });
});

describe('the window that asks', () => {
  const about = { tab: 7, composer: 'c1' };

  test('is told what, and answered', async () => {
    await openComposer(record({ asks: 'arm' }));
    expect(await say({ type: 'question', about })).toMatchObject({ kind: 'arm', profile });
    expect(await say({ type: 'answer', about, yes: true })).toEqual({ taken: true });
    expect(await readComposer(7, 'c1')).toMatchObject({ armed: true });
  });
});

test('"delete everything" is passed on', async () => {
  await say({ type: 'wipe' });
  expect(around.wipe).toHaveBeenCalled();
});
