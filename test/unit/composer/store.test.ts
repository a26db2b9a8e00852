import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as store from '../../../utils/composer/store.ts';
import { fileWith, manuscriptWith, now } from './manuscripts.ts';

beforeEach(store.wipeComposer);

const file = new Blob(['x'], { type: 'image/png' });

describe('the drafts', () => {
  it('are kept whole, the newest first', async () => {
    const older = manuscriptWith({ id: 'a', text: 'Eins', selection: [1, 3], files: [fileWith('f')] });
    const newer = manuscriptWith({ id: 'b', text: 'Zwei', changed: now + 1 });
    await store.writeManuscript(newer);
    await store.writeManuscript(older);
    expect(await store.listManuscripts()).toEqual([newer, older]);
    expect(await store.readManuscript('a')).toEqual(older);
  });

  it('are none any more once nothing is written in them', async () => {
    await store.writeManuscript(manuscriptWith({ text: 'Eins' }));
    await store.writeManuscript(manuscriptWith({ text: ' ' }));
    expect(await store.listManuscripts()).toEqual([]);
  });

  it('are written one after another however fast the keys come, and the last one stays', async () => {
    const texts = Array.from({ length: 200 }, (_, index) => 'x'.repeat(index + 1));
    await Promise.all(texts.map((text) => store.writeManuscript(manuscriptWith({ text }))));
    expect((await store.readManuscript('m'))?.text).toBe(texts.at(-1));
  });

  it('go with their files, and leave those of others', async () => {
    await store.writeManuscript(manuscriptWith({ id: 'a', text: 'Eins' }));
    await store.writeFile('f', 'a', file);
    await store.writeFile('g', 'b', file);
    await store.removeManuscript('a');
    expect(await store.readFile('f')).toBeUndefined();
    expect(await store.readFile('g')).toBeDefined();
  });

  it('go when nobody has touched them for long', async () => {
    await store.writeManuscript(manuscriptWith({ id: 'a', text: 'alt', changed: now - 10 }));
    await store.writeManuscript(manuscriptWith({ id: 'b', text: 'neu', changed: now }));
    // Of this one nobody knows when it was touched.
    await store.writeManuscript(manuscriptWith({ id: 'c', text: 'irgendwann', changed: 0 }));
    await store.removeOld(now);
    expect((await store.listManuscripts()).map(({ id }) => id).sort()).toEqual(['b', 'c']);
  });
});

describe('what is stored in a broken shape', () => {
  const raw = async (value: object) => {
    await store.openStore();
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('composer');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = opened.transaction('manuscripts', 'readwrite');
    transaction.objectStore('manuscripts').put(value);
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    opened.close();
  };

  it('keeps its text, goes to nobody more than was meant, and takes no other with it', async () => {
    await store.writeManuscript(manuscriptWith({ id: 'a', text: 'heil' }));
    const visibility = 'everybody';
    await raw({ id: 'b', text: 'kaputt', visibility, files: [3, fileWith('f')], poll: 'ja', at: 'bald' });
    await raw({ id: 'c' });
    const all = await store.listManuscripts();
    expect(all.map(({ text }) => text)).toEqual(['heil', 'kaputt']);
    expect(all[1]).toMatchObject({ visibility: 'direct', accounts: [], poll: undefined, at: undefined });
    expect(all[1]?.files.map(({ id }) => id)).toEqual(['f']);
  });
});

describe('what went', () => {
  it('is no draft any more, and may be used again without its files and what it replied to', async () => {
    const went = manuscriptWith({
      ...{ text: 'Eins', files: [fileWith('f')] },
      target: { kind: 'reply', address: 'https://a.example', found: {} },
    });
    await store.writeManuscript(went);
    await store.writeFile('f', 'm', file);
    await store.manuscriptWent(went, now);
    expect(await store.readManuscript('m')).toBeUndefined();
    expect(await store.readFile('f')).toBeUndefined();
    const again = { ...went, files: [], at: undefined, target: undefined };
    expect((await store.listSent()).map(({ manuscript }) => manuscript)).toEqual([again]);
  });

  it('keeps its files where it goes at a time of its own, unless it is a warning, which goes at once', async () => {
    for (const [id, urgent] of [
      ['m', false],
      ['w', true],
    ] as const) {
      await store.writeFile(`f${id}`, id, file);
      await store.manuscriptWent(
        manuscriptWith({ id, urgent, text: 'Eins', at: now, files: [fileWith(`f${id}`)] }),
        now,
      );
    }
    expect((await store.listPlanned()).map(({ id }) => id)).toEqual(['m']);
    expect(await store.readFile('fm')).toBeDefined();
    expect(await store.readFile('fw')).toBeUndefined();
    expect((await store.listSent()).map(({ manuscript }) => manuscript.at)).toEqual([undefined, undefined]);
  });

  it('is kept for the last ten', async () => {
    for (let at = 0; at < 13; at += 1) await store.manuscriptWent(manuscriptWith({ id: `m${at}` }), at);
    const kept = await store.listSent();
    expect(kept).toHaveLength(10);
    expect(kept.map(({ at }) => at)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  });
});

it('templates are kept by name', async () => {
  await store.writeTemplate({ id: '2', name: 'Sperrung', text: 'b' });
  await store.writeTemplate({ id: '1', name: 'Markt', text: 'a' });
  expect((await store.listTemplates()).map(({ name }) => name)).toEqual(['Markt', 'Sperrung']);
  await store.removeTemplate('1');
  expect(await store.listTemplates()).toHaveLength(1);
});
