// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { breakLine } from '../../../utils/post/breaks.ts';
import type { SendAnswer } from '../../../utils/post/composer.ts';
import { accountWith, manuscriptWith, now, stadt } from '../composer/manuscripts.ts';

Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
Object.assign(fakeBrowser.runtime, { id: 'mitposten' });
const { createComposer } = await import('../../../utils/pages/composer/composer.ts');
const store = await import('../../../utils/composer/store.ts');
const { wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { readComposing } = await import('../../../utils/settings/composing.ts');
const { writeEntry } = await import('../../../utils/settings/handle-book.ts');

const second = 'zoo@zoo.example';
const tell = vi.fn(async (_: unknown): Promise<unknown> => ({ kind: 'taken' }) satisfies SendAnswer);

function composer() {
  return createComposer({
    tell,
    changed: () => {},
    detector: { detectLanguage: async () => ({ isReliable: false, languages: [] }) },
    language: 'de',
  });
}

beforeEach(async () => {
  await Promise.all([store.wipeComposer(), wipeAccounts()]);
  fakeBrowser.storage.resetState();
  for (const id of [stadt, second]) await writeAccount({ ...accountWith(id), token: 't', remoteId: '1' });
  tell.mockClear();
});
afterEach(() => vi.useRealTimers());

const texts = async () => (await store.listManuscripts()).map(({ text }) => text);

describe('the composer', () => {
  it('keeps each key, and goes on with what was written last', async () => {
    const first = composer();
    await first.open();
    expect(first.state().manuscript.accounts).toEqual([stadt]);
    first.desk.type('Ha', [2, 2]);
    first.desk.type('Hallo', [1, 4]);
    await first.desk.stored();
    const again = composer();
    await again.open();
    expect(again.state().manuscript).toMatchObject({ text: 'Hallo', selection: [1, 4] });
  });

  // Who is writing at that moment keeps the words, as those of another one.
  it.each([false, true])(
    'goes on with another one where its own went in another window, written in: %s',
    async (isWriting) => {
      vi.spyOn(document, 'hasFocus').mockReturnValue(isWriting);
      const one = composer();
      await one.open();
      one.desk.type('Geht drüben', [0, 0]);
      await one.desk.stored();
      const { id } = one.desk.manuscript();
      await store.removeManuscript(id);
      const other = new BroadcastChannel('mitposten-manuscripts');
      other.postMessage(id);
      await vi.waitFor(() => expect(one.desk.manuscript().id).not.toBe(id));
      other.close();
      expect(one.desk.manuscript().text).toBe(isWriting ? 'Geht drüben' : '');
      one.desk.type('Neu', [3, 3]);
      await one.desk.stored();
      expect(await texts()).toEqual(['Neu']);
      vi.restoreAllMocks();
    },
  );

  it('keeps what was typed before the store was open, and is ready in the moment in which its text is there', async () => {
    const seen: [boolean, string][] = [];
    const one = createComposer({
      tell,
      changed: () => seen.push([one.state().ready, one.state().manuscript.text]),
      detector: { detectLanguage: async () => ({ isReliable: false, languages: [] }) },
      language: 'de',
    });
    await store.writeManuscript(manuscriptWith({ id: 'a', text: 'von gestern' }));
    await one.open();
    expect(seen[0]).toEqual([true, 'von gestern']);
    const quick = composer();
    const opening = quick.open();
    quick.desk.type('S', [1, 1]);
    await opening;
    expect(quick.state().manuscript).toMatchObject({ text: 'S', accounts: [stadt] });
    expect(quick.state().ready).toBe(true);
  });

  it('does not take up what has a name, or what corrects something', async () => {
    await store.writeManuscript(manuscriptWith({ id: 'a', text: 'benannt', name: 'Montag' }));
    const one = composer();
    await one.open();
    expect(one.state().manuscript.text).toBe('');
    expect(one.state().shelf.drafts.map(({ name }) => name)).toEqual(['Montag']);
  });

  it('sends through the background alone, and begins with a blank one and the same accounts', async () => {
    const one = composer();
    await one.open();
    one.desk.type('Hallo', [5, 5]);
    one.desk.change({ accounts: [second] });
    const { id } = one.state().manuscript;
    await one.send();
    expect(tell.mock.calls).toEqual([[{ type: 'send-manuscript', id }]]);
    expect(one.state().manuscript).toMatchObject({ text: '', accounts: [second] });
    expect((await readComposing()).accounts).toEqual([second]);
  });

  it('sends nothing that cannot go, says why, and keeps it', async () => {
    const one = composer();
    await one.open();
    one.desk.change({ text: 'Hallo', at: now - 1 });
    await one.send();
    expect(tell).not.toHaveBeenCalled();
    expect(one.state()).toMatchObject({ tried: true, view: { problems: [{ field: 'time', kind: 'past' }] } });
    expect(await texts()).toEqual(['Hallo']);
  });

  it('keeps what the background did not take, and says so', async () => {
    tell.mockRejectedValueOnce(new Error('gone'));
    const one = composer();
    await one.open();
    one.desk.type('Hallo', [5, 5]);
    await one.send();
    expect(one.state()).toMatchObject({ progress: 'failed', manuscript: { text: 'Hallo' } });
    expect(await texts()).toEqual(['Hallo']);
    await one.send();
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('says when a key could not be stored, and that it could again', async () => {
    const one = composer();
    await one.open();
    const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    one.desk.type('H', [1, 1]);
    await one.desk.stored();
    expect(one.state().lost).toBe(true);
    broken.mockRestore();
    one.desk.type('Ha', [2, 2]);
    await one.desk.stored();
    expect(one.state().lost).toBe(false);
    expect(await texts()).toEqual(['Ha']);
  });

  it('names each file that it does not take, and keeps text and the others', async () => {
    const one = composer();
    await one.open();
    one.desk.type('Mit Anhang', [0, 0]);
    const gif = new File(
      [Uint8Array.from([...'GIF89a\x01\0\x01\0\0\0\0;'].map((c) => c.charCodeAt(0)))],
      'a.gif',
    );
    const many = Array.from({ length: 60 }, () => gif);
    await one.files.add([new File(['x'], 'brief.txt'), ...many], 0);
    expect(one.state().notTaken).toEqual([
      { kind: 'many', count: 21, limit: 40 },
      { kind: 'kind', name: 'brief.txt' },
    ]);
    expect(one.state().manuscript).toMatchObject({ text: 'Mit Anhang' });
    expect(one.state().view.files).toHaveLength(39);
  });

  it('adds files to the last post of the text as it is written, not as it was drawn last', async () => {
    const one = composer();
    await one.open();
    const gif = new File(
      [Uint8Array.from([...'GIF89a\x01\0\x01\0\0\0\0;'].map((c) => c.charCodeAt(0)))],
      'a.gif',
    );
    one.desk.type(`Eins\n${breakLine}\nZwei`, [0, 0]);
    await one.files.add([gif]);
    expect(one.state().manuscript.files.map(({ part }) => part)).toEqual([1]);
  });

  it('puts files in another order, and forgets one that is removed', async () => {
    const one = composer();
    await one.open();
    const gif = new File(
      [Uint8Array.from([...'GIF89a\x01\0\x01\0\0\0\0;'].map((c) => c.charCodeAt(0)))],
      'a.gif',
    );
    await one.files.add([gif, gif, gif], 0);
    const [a = '', b = '', c = ''] = one.state().manuscript.files.map(({ id }) => id);
    one.files.move(c, 0);
    expect(one.state().manuscript.files.map(({ id }) => id)).toEqual([c, a, b]);
    one.files.remove(a);
    expect(one.state().manuscript.files.map(({ id }) => id)).toEqual([c, b]);
    await vi.waitFor(async () => expect(await store.readFile(a)).toBeUndefined());
  });

  it('uses again what went, as a draft of its own, and templates below what is written', async () => {
    await store.manuscriptWent(manuscriptWith({ id: 'alt', text: 'Markt am Samstag' }), now);
    const one = composer();
    await one.open();
    await one.again('alt');
    expect(one.state().manuscript).toMatchObject({ text: 'Markt am Samstag' });
    expect(one.state().manuscript.id).not.toBe('alt');
    await one.keepTemplate('Markt');
    const [template] = one.state().shelf.templates;
    await one.useTemplate(template?.id ?? '');
    expect(one.state().manuscript.text).toBe('Markt am Samstag\n\nMarkt am Samstag');
  });

  it('counts and previews each account by its own limits, with its ending', async () => {
    const limited = accountWith(second, { characters: 300 });
    await writeAccount({ ...limited, token: 't', remoteId: '1' });
    const one = composer();
    await one.open();
    await one.keepEnding(stadt, '#Krefeld');
    one.desk.change({ text: 'wort '.repeat(70), accounts: [stadt, second] });
    const { receivers, preview } = one.state().view;
    expect(receivers.map(({ id, statuses, limit }) => [id, statuses, limit])).toEqual([
      [stadt, 1, 500],
      [second, 2, 300],
    ]);
    expect(preview?.statuses[0]?.text.endsWith('wort\n\n#Krefeld')).toBe(true);
  });

  it('draws a key at once and counts when a person pauses', async () => {
    const drawn = vi.fn();
    const one = createComposer({
      tell,
      changed: drawn,
      detector: { detectLanguage: vi.fn() },
      language: 'de',
    });
    await one.open();
    drawn.mockClear();
    vi.useFakeTimers();
    for (const text of ['a', 'ab', 'abc']) one.desk.type(text, [1, 1]);
    expect(drawn).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(drawn).toHaveBeenCalledOnce();
  });

  it('proposes nothing more once a person has said so, until they type on', async () => {
    await writeEntry({ platform: 'facebook', name: 'zoo', account: 'zoo@zoo.example' });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
    const one = composer();
    await one.open();
    const proposed = () => one.state().suggestions?.items.map(({ insert }) => insert);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    one.desk.type('@zo', [3, 3]);
    one.calmed();
    await vi.advanceTimersByTimeAsync(200);
    // As many turns as an answer of the book takes, and more.
    for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(proposed()).toBeUndefined();
    one.desk.type('@zoo', [4, 4]);
    await vi.advanceTimersByTimeAsync(200);
    vi.useRealTimers();
    await vi.waitFor(() => expect(proposed()).toEqual(['@zoo@zoo.example']));
    vi.unstubAllGlobals();
  });

  it('says in words that a text of a megabyte is too long, and keeps it', async () => {
    const one = composer();
    await one.open();
    one.desk.change({ text: 'wort '.repeat(200_000) });
    expect(one.state().view.problems).toMatchObject([{ kind: 'too-many' }]);
    await one.desk.stored();
    expect((await texts())[0]?.length).toBe(1_000_000);
  });
});
