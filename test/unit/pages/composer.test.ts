// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import fc from 'fast-check';
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

/** Lets the next that lists the deliveries wait, with what it has read. */
const held = vi.hoisted(() => ({ next: undefined as Promise<void> | undefined }));
vi.mock('../../../utils/outbox/read.ts', async (original) => {
  const all = await original<typeof import('../../../utils/outbox/read.ts')>();
  return {
    ...all,
    async listDeliveries() {
      const wait = held.next;
      held.next = undefined;
      const read = await all.listDeliveries();
      await wait;
      return read;
    },
  };
});
const { addWritten, removeDelivery } = await import('../../../utils/outbox/store.ts');
const { deliveriesOfWritten } = await import('../../../utils/outbox/written.ts');
const { createDesk } = await import('../../../utils/pages/composer/desk.ts');

/** A composer at its desk; `open` is what its page does first. */
function composer(changed: () => void = () => {}) {
  const desk = createDesk({ changed, typed: () => one.typed() });
  const one = createComposer({
    ...{ desk, tell, changed },
    detector: { detectLanguage: async () => ({ isReliable: false, languages: [] }) },
    language: 'de',
  });
  return { ...one, open: (id?: string) => one.show(desk.open(id)) };
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
  it('says what the background found, also where the page sees nothing that hinders it', async () => {
    const one = composer();
    await one.open();
    one.desk.type('Heute', [5, 5]);
    tell.mockResolvedValueOnce({ kind: 'problems', problems: [{ field: 'time', kind: 'past' }] });
    await one.send();
    expect(one.state()).toMatchObject({ tried: true, progress: 'idle' });
    expect(one.state().view.problems).toEqual([{ field: 'time', kind: 'past' }]);
  });

  it('shows what was read last, though what was asked for before it ends after it', async () => {
    const one = composer();
    await one.open();
    one.desk.type('Übertragen', [0, 0]);
    const { id } = one.desk.manuscript();
    await one.send();
    const { deliveries, media } = deliveriesOfWritten({
      ...{ id, time: now, scheduled: false, keptHere: false, media: [] },
      receivers: [{ account: stadt, plan: { statuses: [], losses: [] } }],
    });
    await addWritten(deliveries, media);
    await one.read();
    expect(one.state().went).toHaveLength(1);
    let goOn = () => {};
    held.next = new Promise((resolve) => {
      goOn = resolve;
    });
    const slow = one.read();
    await vi.waitFor(() => expect(held.next).toBeUndefined());
    for (const delivery of deliveries) await removeDelivery(delivery);
    const last = one.read();
    await Promise.race([last, new Promise((resolve) => setTimeout(resolve, 50))]);
    goOn();
    await Promise.all([slow, last]);
    expect(one.state().went).toEqual([]);
  });

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

  describe('while its draft is being read', () => {
    it('is a blank one, for which nothing has to be read', async () => {
      const one = composer();
      one.desk.type('Sofort', [6, 6]);
      await one.show(one.desk.begin());
      expect(one.state().manuscript).toMatchObject({ text: 'Sofort', accounts: [stadt] });
      await one.desk.stored();
      expect(await texts()).toEqual(['Sofort']);
    });

    it.each([
      ['at the caret', [3, 3], 'vonS gestern', [4, 4]],
      ['behind what is selected in it, which stays', [0, 3], 'vonS gestern', [4, 4]],
    ] as const)('takes in what is typed %s', async (_, selection, text, after) => {
      await store.writeManuscript(
        manuscriptWith({ id: 'a', text: 'von gestern', selection: [...selection] }),
      );
      const quick = composer();
      const opening = quick.open();
      quick.desk.type('S', [1, 1]);
      await opening;
      expect(quick.state().manuscript).toMatchObject({ id: 'a', text, selection: after, accounts: [stadt] });
      await quick.desk.stored();
      await vi.waitFor(async () => expect(await texts()).toEqual([text]));
    });

    it('keeps the keys as they are where there is no draft, and draws nothing into the field', async () => {
      const quick = composer();
      const opening = quick.open();
      const before = quick.desk.revision();
      quick.desk.type('S', [1, 1]);
      const { id } = quick.desk.manuscript();
      await opening;
      expect(quick.state().manuscript).toMatchObject({ id, text: 'S', accounts: [stadt] });
      expect(quick.desk.revision()).toBe(before);
      await quick.desk.stored();
      expect(await texts()).toEqual(['S']);
    });

    it('loses no key, whenever it was typed', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.record({ draft: fc.string({ minLength: 1 }), keys: fc.string({ minLength: 1, maxLength: 8 }) }),
          fc.nat(8),
          async ({ draft, keys }, turns) => {
            await store.wipeComposer();
            const caret = draft.length;
            await store.writeManuscript(
              manuscriptWith({ id: 'a', text: draft, selection: [caret, caret], warning: 'w' }),
            );
            const quick = composer();
            const opening = quick.open();
            // A field as the page has it: it is put what the desk has when somebody else has changed that.
            let [field, revision] = ['', quick.desk.revision()];
            for (const key of keys) {
              for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
              if (quick.desk.revision() !== revision) field = quick.desk.manuscript().text;
              revision = quick.desk.revision();
              field += key;
              quick.desk.type(field, [field.length, field.length]);
            }
            await opening;
            await quick.desk.stored();
            expect(quick.desk.manuscript().text).toBe(draft + keys);
            await vi.waitFor(async () => expect(await texts()).toEqual([draft + keys]));
          },
        ),
        { numRuns: 30 },
      );
    });
  });

  it('does not take up what has a name, or what corrects something', async () => {
    await store.writeManuscript(manuscriptWith({ id: 'a', text: 'benannt', name: 'Montag' }));
    const one = composer();
    await one.open();
    expect(one.state().manuscript.text).toBe('');
    expect(one.state().shelf.drafts.map(({ name }) => name)).toEqual(['Montag']);
  });

  it('names a long draft by its first words, with a sign that there are more', async () => {
    await store.writeManuscript(manuscriptWith({ id: 'a', text: 'lang '.repeat(40), changed: 1 }));
    await store.writeManuscript(manuscriptWith({ id: 'b', text: 'kurz', changed: 2 }));
    const one = composer();
    await one.open();
    expect(one.state().manuscript.text).toBe('kurz');
    expect(one.state().shelf.drafts.map(({ name }) => name)).toEqual([`${'lang '.repeat(16).trim()}…`]);
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
    // What is said of them ends with the post.
    await one.send();
    expect(one.state()).toMatchObject({ notTaken: [], manuscript: { text: '' } });
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
    expect(one.keepTemplate('Markt')).toBe(true);
    const template = await vi.waitFor(() => {
      const [first] = one.state().shelf.templates;
      expect(first).toBeDefined();
      return first;
    });
    await one.useTemplate(template?.id ?? '');
    expect(one.state().manuscript.text).toBe('Markt am Samstag\n\nMarkt am Samstag');
  });

  it('keeps as a template what is written now, not what was drawn, and nothing where nothing is written', async () => {
    const one = composer();
    await one.open();
    expect(one.keepTemplate('Leer')).toBe(false);
    one.desk.type('Heute Markt', [11, 11]);
    expect(one.keepTemplate('Markt')).toBe(true);
    await vi.waitFor(() => expect(one.state().shelf.templates.map(({ name }) => name)).toEqual(['Markt']));
    expect((await store.listTemplates()).map(({ text }) => text)).toEqual(['Heute Markt']);
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
    const one = composer(drawn);
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
