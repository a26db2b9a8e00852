import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ticket } from '../../../utils/intake/tickets.ts';
import type { FromFrame } from '../../../utils/protocol/from-frame.ts';
import { fakeBrowser } from '../background/browser.ts';
import { accountOf } from '../outbox/world.ts';
import { offered, profile, published, record, stadt, surroundings } from './around.ts';

const { answerFrame } = await import('../../../utils/intake/answer-frame.ts');
const { openComposer, readComposer } = await import('../../../utils/intake/composers.ts');
const { addNotice, noticesOf } = await import('../../../utils/intake/notices.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { listClaims, wipeOutbox } = await import('../../../utils/outbox/store.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { writeEntry } = await import('../../../utils/settings/handle-book.ts');
const { writeRule } = await import('../../../utils/settings/rules.ts');

let around: ReturnType<typeof surroundings>;
beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeOutbox()]);
  await writeAccount(accountOf(stadt));
  await openComposer(record());
  around = surroundings();
});

const ticket = '00000000-0000-4000-8000-000000000000';
const ofComposer: Ticket = { tab: 7, composer: 'c1', frame: 'document' };
const ofTab: Ticket = { ...ofComposer, composer: null };
type Said<M = FromFrame> = M extends unknown ? Omit<M, 'ticket'> : never;
const say = (message: Said, from = ofComposer) =>
  // The ticket is put back in, which the spread takes from the union.
  answerFrame({ ...message, ticket } as FromFrame, from, around);

describe('the frame of a composer', () => {
  test('learns all that its preview needs: what it shows is what will be delivered', async () => {
    const rule = { ...newRule(profile, [stadt]), numbered: true, descriptions: 'require' as const };
    await writeRule(rule);
    await writeEntry({ platform: 'facebook', name: 'zoo', account: 'zoo@social.example' });
    await writeEntry({ platform: 'bluesky', name: 'museum', account: 'museum@kultur.example' });
    expect(await say({ type: 'frame-hello' })).toMatchObject({
      ...{ kind: 'composer', composer: 'c1', tab: 7 },
      basis: {
        ...{ profile, chosen: [stadt], rule, edits: {}, armed: false },
        accounts: [{ id: stadt, handle: `@${stadt}`, limits: { imageBytes: 1000, videoBytes: 2000 } }],
        book: [{ name: 'zoo' }],
      },
    });
  });

  test('learns the rule that a new profile begins with', async () => {
    expect(await say({ type: 'frame-hello' })).toMatchObject({ basis: { rule: newRule(profile, [stadt]) } });
  });

  test('learns nothing where its composer is gone', async () => {
    expect(await say({ type: 'frame-hello' }, { ...ofComposer, composer: 'c2' })).toBeUndefined();
    expect(await say({ type: 'frame-hello' }, { ...ofComposer, tab: 8 })).toBeUndefined();
  });

  test('chooses accounts, which leaves it armed while there is one', async () => {
    await openComposer(record({ id: 'c2', armed: true }));
    const from = { ...ofComposer, composer: 'c2' };
    await say({ type: 'frame-choose', accounts: ['museum@kultur.example'] }, from);
    expect(await readComposer(7, 'c2')).toMatchObject({ armed: true, chosen: ['museum@kultur.example'] });
    await say({ type: 'frame-choose', accounts: [] }, from);
    expect(await readComposer(7, 'c2')).toMatchObject({ armed: false, chosen: [] });
    expect(around.composerChanged).toHaveBeenCalledWith(7, 'c2');
  });

  test('changes what goes to Mastodon, and its pill learns whether anything is changed', async () => {
    await say({ type: 'frame-edit', edits: { warning: 'Achtung' } });
    await say({ type: 'frame-edit', edits: { warning: 'Achtung!' } });
    expect((await readComposer(7, 'c1'))?.edits).toEqual({ warning: 'Achtung!' });
    expect(around.composerChanged).toHaveBeenCalledOnce();
    await say({ type: 'frame-edit', edits: {} });
    expect(around.composerChanged).toHaveBeenCalledTimes(2);
  });
});

describe('what is pressed in the frame of a composer', () => {
  const wasUnsure = async () => (await readComposer(7, 'c1'))?.wasUnsure;
  const edit: Said = { type: 'frame-edit', edits: { warning: 'Achtung' } };
  const choose: Said = { type: 'frame-choose', accounts: ['museum@kultur.example'] };

  test.each([edit, choose])('holds where its sheet was surely seen: $type', async (message) => {
    around.askTab.mockResolvedValue(true);
    await say(message);
    expect(around.askTab).toHaveBeenCalledWith(7, { type: 'seen', ticket });
    expect(await wasUnsure()).toBeUndefined();
  });

  test.each([edit, choose])(
    'is kept where it was not, or nobody can tell, and noted: $type',
    async (message) => {
      for (const said of [false, undefined]) {
        around.askTab.mockResolvedValue(said);
        await say(message);
        expect(await readComposer(7, 'c1')).toMatchObject(
          message === edit ? { edits: { warning: 'Achtung' } } : { chosen: ['museum@kultur.example'] },
        );
        expect(await wasUnsure()).toBe(true);
      }
    },
  );

  test('stays noted, and nobody is asked again', async () => {
    await say(edit);
    around.askTab.mockResolvedValue(true);
    await say(choose);
    expect(around.askTab).toHaveBeenCalledOnce();
    expect(await wasUnsure()).toBe(true);
  });
});

describe('the frame of a tab', () => {
  test('learns what is told there', async () => {
    await addNotice(offered());
    await addNotice(offered('q', { tab: 8 }));
    expect(await say({ type: 'frame-hello' }, ofTab)).toEqual({
      ...{ kind: 'notices', tab: 7, notices: [offered()] },
    });
  });

  test('mirrors an offer where it was surely seen', async () => {
    await addNotice(offered());
    around.askTab.mockResolvedValue({ sure: true, publication: published() });
    await say({ type: 'frame-mirror', publication: 'p' }, ofTab);
    expect(around.askTab).toHaveBeenCalledWith(7, { type: 'take', publication: 'p', ticket });
    expect(await listClaims()).toMatchObject([{ id: 'p', asked: true }]);
    expect(around.ask).not.toHaveBeenCalled();
  });

  test('has our own window ask where it was not', async () => {
    await addNotice(offered());
    around.askTab.mockResolvedValue({ sure: false, publication: undefined });
    await say({ type: 'frame-mirror', publication: 'p' }, ofTab);
    expect(await listClaims()).toEqual([]);
    expect(around.ask).toHaveBeenCalledWith({ tab: 7, publication: 'p' });
  });

  test('dismisses what is told, in its own tab', async () => {
    await addNotice(offered());
    await addNotice(offered('p', { tab: 8 }));
    await say({ type: 'frame-dismiss', publication: 'p' }, ofTab);
    expect([(await noticesOf(7)).length, (await noticesOf(8)).length]).toEqual([0, 1]);
    expect(around.changed).toHaveBeenCalledWith(7);
  });

  test('decides nothing for a composer', async () => {
    await say({ type: 'frame-choose', accounts: [] }, ofTab);
    await say({ type: 'frame-edit', edits: { warning: 'Achtung' } }, ofTab);
    expect(await readComposer(7, 'c1')).toEqual(record());
    expect(around.askTab).not.toHaveBeenCalled();
  });

  test('leads to the settings', async () => {
    await say({ type: 'frame-options' }, ofTab);
    expect(around.openOptions).toHaveBeenCalled();
  });
});
