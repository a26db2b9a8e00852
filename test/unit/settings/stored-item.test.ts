import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from '../background/browser.ts';

const { storedItem } = await import('../../../utils/settings/stored-item.ts');
const { listRules, readRule, removeRule, writeRule } = await import('../../../utils/settings/rules.ts');
const { listBook } = await import('../../../utils/settings/handle-book.ts');

/** What each version of the extension knows a list of words as. */
const one = () => storedItem<string>('local:words', '');
const two = () => storedItem<string[]>('local:words', [], [(words) => String(words).split(' ')]);
const three = () =>
  storedItem<{ words: string[] }>('local:words', { words: [] }, [
    (words) => String(words).split(' '),
    (words) => ({ words }),
  ]);

beforeEach(() => fakeBrowser.storage.resetState());

describe('a stored item', () => {
  test('of an earlier version goes through every migration since', async () => {
    await one().change(() => 'Rat Haus');
    expect(await three().read()).toEqual({ words: ['Rat', 'Haus'] });
  });

  test('goes through none that it has gone through', async () => {
    await one().change(() => 'Rat Haus');
    await two().change((words) => [...words, 'Markt']);
    expect(await two().read()).toEqual(['Rat', 'Haus', 'Markt']);
    expect(await three().read()).toEqual({ words: ['Rat', 'Haus', 'Markt'] });
  });

  test('that is not there is the fallback, and of the newest version when it is written', async () => {
    expect(await three().read()).toEqual({ words: [] });
    await three().change(() => ({ words: ['Markt'] }));
    expect(await three().read()).toEqual({ words: ['Markt'] });
  });

  test('has its version also after everything was deleted while it was in use', async () => {
    const item = two();
    await item.change(() => ['Rat']);
    await fakeBrowser.storage.local.clear();
    await item.change(() => ['Haus']);
    expect(await three().read()).toEqual({ words: ['Haus'] });
  });

  test('that a later version has written is neither read nor written', async () => {
    await two().change(() => ['Rat']);
    const report = { kind: 'refused', reason: 'stored-by-newer', detail: 'local:words' };
    await expect(one().read()).rejects.toMatchObject({ report });
    await expect(one().change(() => 'Haus')).rejects.toMatchObject({ report });
    expect(await two().read()).toEqual(['Rat']);
  });

  test('is changed by one after another', async () => {
    const item = two();
    const words = ['Rat', 'Haus', 'Markt'];
    await Promise.all(words.map((word) => item.change((before) => [...before, word])));
    expect(await item.read()).toEqual(words);
  });

  test('is written when that is said, whatever was asked for and could not be', async () => {
    const item = two();
    const words = ['Rat', 'Haus', 'Markt'];
    for (const word of words) void item.change((before) => [...before, word]);
    await item.written();
    expect(await two().read()).toEqual(words);
    await three().change(() => ({ words }));
    item.change(() => []).catch(() => {});
    await expect(item.written()).resolves.toBeUndefined();
  });
});

describe('settings of version 1', () => {
  beforeEach(async () => {
    const written = await readFile(new URL('../../fixtures/version-1/storage.json', import.meta.url), 'utf8');
    await fakeBrowser.storage.local.set(JSON.parse(written));
  });

  test('have every rule, with all that it says', async () => {
    expect(await listRules()).toHaveLength(3);
    expect(await readRule('1000')).toEqual({
      ...{ alsoAs: [], platform: 'facebook', profile: '1000', profileName: 'Stadt Krefeld' },
      ...{ inReport: true, institution: '', language: '', warning: '', ending: '' },
      ...{ accounts: ['stadt@krefeld.example'], mode: 'ask', visibility: 'public' },
      ...{ textFrom: 'instagram', originals: true },
      // What it could not say then is as in a new one.
      ...{ descriptions: 'warn', keepTracking: false, numbered: false, dropCredit: false },
    });
    expect(await readRule('2000')).toMatchObject({ descriptions: 'require', numbered: true });
    expect(await readRule('did:plc:stadt')).toMatchObject({
      ...{ mode: 'armed', visibility: 'unlisted', keepTracking: true, dropCredit: true },
    });
  });

  test('keep the other rules when one is changed, and when one is removed', async () => {
    const rule = await readRule('1000');
    if (rule) await writeRule({ ...rule, mode: 'never' });
    await removeRule('2000');
    expect((await listRules()).map(({ profile, mode }) => [profile, mode])).toEqual([
      ['1000', 'never'],
      ['did:plc:stadt', 'armed'],
    ]);
  });

  test('have the handle book', async () => {
    expect(await listBook()).toEqual([
      { platform: 'instagram', name: 'museum', account: 'museum@kultur.example' },
    ]);
  });
});
