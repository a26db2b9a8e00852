import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from '../background/browser.ts';
import { record } from './around.ts';

const {
  changeComposer,
  closeComposers,
  isAnythingArmed,
  listComposers,
  openComposer,
  readComposer,
  takeArmed,
} = await import('../../../utils/intake/composers.ts');

beforeEach(() => fakeBrowser.storage.resetState());

const armed = (change: Parameters<typeof record>[0] = {}) => openComposer(record({ armed: true, ...change }));

describe('one arming', () => {
  test('is good for one publication', async () => {
    await armed();
    expect(await takeArmed(7, 'c1')).toEqual(record({ armed: true }));
    expect(await takeArmed(7, 'c1')).toBeUndefined();
  });

  test('even where several come at the same moment', async () => {
    await armed();
    const taken = await Promise.all([takeArmed(7, 'c1'), takeArmed(7, 'c1'), takeArmed(7, 'c1')]);
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('leaves the composer, with what was decided for it', async () => {
    await armed({ edits: { warning: 'Achtung' } });
    await takeArmed(7, 'c1');
    expect(await readComposer(7, 'c1')).toEqual(record({ edits: { warning: 'Achtung' } }));
  });

  test('is of its own composer and tab', async () => {
    await armed();
    expect([await takeArmed(8, 'c1'), await takeArmed(77, 'c1'), await takeArmed(7, 'c2')]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(await isAnythingArmed()).toBe(true);
  });
});

test('composers that are opened at the same moment are all there', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `c${index}`);
  await Promise.all(ids.map((id) => armed({ id })));
  expect((await listComposers(7)).map(({ id }) => id)).toEqual(ids);
});

test('a composer that is asked for again keeps what was decided', async () => {
  await armed({ edits: { warning: 'Achtung' } });
  expect(await openComposer(record({ armed: false }))).toMatchObject({
    ...{ armed: true, edits: { warning: 'Achtung' } },
  });
});

describe('a change', () => {
  test('is the last word, and leaves the rest', async () => {
    await armed();
    await changeComposer(7, 'c1', { chosen: ['a@x.example'] });
    expect(await changeComposer(7, 'c1', { chosen: [] })).toEqual(record({ armed: true, chosen: [] }));
  });

  test('of several at the same moment, each sees the one before', async () => {
    await openComposer(record({ chosen: [] }));
    const names = ['a', 'b', 'c'];
    await Promise.all(
      names.map((name) => changeComposer(7, 'c1', (now) => ({ ...now, chosen: [...now.chosen, name] }))),
    );
    expect((await readComposer(7, 'c1'))?.chosen).toEqual(names);
  });

  test('of a composer that is gone makes none', async () => {
    expect(await changeComposer(7, 'c1', { armed: true })).toBeUndefined();
    expect(await listComposers()).toEqual([]);
  });
});

test('with a tab all of its composers go, and those of no other', async () => {
  await Promise.all([armed(), armed({ id: 'c2' }), armed({ tab: 77 })]);
  await closeComposers(7);
  expect((await listComposers()).map(({ tab }) => tab)).toEqual([77]);
  expect(await listComposers(7)).toEqual([]);
});

test('composers that are gone are not armed any more, the others stay', async () => {
  await Promise.all([armed(), armed({ id: 'c2' })]);
  await closeComposers(7, ['c1']);
  expect((await listComposers(7)).map(({ id }) => id)).toEqual(['c2']);
  expect(await isAnythingArmed()).toBe(true);
  await closeComposers(7, ['c2']);
  expect(await isAnythingArmed()).toBe(false);
});

test('a write that fails does not hold up the next one', async () => {
  const { session } = fakeBrowser.storage;
  const { set } = session;
  session.set = () => Promise.reject(new Error('quota'));
  await expect(armed()).rejects.toThrow('quota');
  session.set = set;
  await armed({ id: 'c2' });
  expect((await takeArmed(7, 'c2'))?.id).toBe('c2');
});
