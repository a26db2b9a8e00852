import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../utils/post/types.ts';
import { type Known, nothingKnown, recognised } from '../../../utils/watch/draft-keys.ts';

const draft = (...sources: string[]): Draft => ({
  parts: [{ text: 'Hallo', media: sources.map((src) => ({ src, description: '' })) }],
  language: undefined,
});
const keysOf = ({ parts }: Draft) => parts.flatMap(({ media }) => media.map(({ key }) => key));

/** What is known after a composer has shown these drafts, one after the other. Keys are `k0`, `k1` and so on. */
function after(...drafts: Draft[]): Known {
  let made = 0;
  return drafts.reduce((known, each) => recognised(each, known, () => `k${made++}`), nothingKnown);
}

/** The places that the pictures of the last draft had in the first; `new` for one that was not there. */
function keys(...drafts: Draft[]): string[] {
  const [first = draft()] = drafts;
  const names = keysOf(after(first).draft);
  return keysOf(after(...drafts).draft).map((key) => {
    const place = names.indexOf(key);
    return place < 0 ? 'new' : `k${place}`;
  });
}

test('every picture of a new composer has its own key', () => {
  expect(new Set(keysOf(after(draft('a', 'b', '')).draft)).size).toBe(3);
});

describe('a key', () => {
  test('goes with its picture, wherever that is put', () => {
    expect(keys(draft('a', 'b', 'c'), draft('c', 'a', 'b'))).toEqual(['k2', 'k0', 'k1']);
  });

  test('goes with a picture that is removed, and no other gets it', () => {
    expect(keys(draft('a', 'b', 'c'), draft('b', 'c'))).toEqual(['k1', 'k2']);
    expect(keys(draft('a', 'b', 'c'), draft('b'))).toEqual(['k1']);
  });

  test('is new for a picture that comes, wherever it is put', () => {
    expect(keys(draft('a', 'b'), draft('a', 'x', 'b'))).toEqual(['k0', 'new', 'k1']);
  });

  test('stays with a picture that is shown from elsewhere', () => {
    expect(keys(draft('a', 'b', 'c'), draft('https://a', 'b', 'c'))).toEqual(['k0', 'k1', 'k2']);
    expect(keys(draft('', '', ''), draft('', '', ''))).toEqual(['k0', 'k1', 'k2']);
  });

  test('is one each, also for pictures that are shown from the same place', () => {
    expect(keys(draft('a', 'a'), draft('a', 'a'))).toEqual(['k0', 'k1']);
    expect(keys(draft('a'), draft('a', 'a'))).toEqual(['k0', 'new']);
  });

  test('is counted through all parts of a thread', () => {
    const [{ media = [] } = {}] = draft('b').parts;
    const thread = { ...draft('a'), parts: [...draft('a').parts, { text: '', media }] };
    expect(keys(thread, draft('b'))).toEqual(['k1']);
  });
});

describe('where none is shown for a moment', () => {
  test('the same pictures after it keep their keys', () => {
    expect(keys(draft('a', 'b', 'c'), draft(), draft('a', 'b', 'c'))).toEqual(['k0', 'k1', 'k2']);
  });

  test('pictures that come after it are others', () => {
    expect(keys(draft('a', 'b', 'c'), draft(), draft('d', 'e', 'f'))).toEqual(['new', 'new', 'new']);
  });
});

/** A composer's posts, each a text and the name of its element. */
const thread = (...posts: [text: string, element: string, ...sources: string[]][]): Draft => ({
  parts: posts.map(([text, element, ...sources]) => ({
    ...{ text, element },
    media: sources.map((src) => ({ src, description: '', element: `${element}/${src}` })),
  })),
  language: undefined,
});
const partKeys = (...drafts: Draft[]) => after(...drafts).draft.parts.map(({ key }) => key);
const A: [string, string] = ['Eins', 'a'];
const B: [string, string] = ['Zwei', 'b'];
const C: [string, string] = ['Drei', 'c'];

describe("a post's key", () => {
  const [a, b, c] = partKeys(thread(A, B, C));

  test('stays with it where another is taken out before it, or put between', () => {
    expect(partKeys(thread(A, B, C), thread(B, C))).toEqual([b, c]);
    const [first, added, second] = partKeys(thread(A, B), thread(A, ['', 'x'], B));
    expect([first, second]).toEqual(partKeys(thread(A, B)));
    expect([first, second]).not.toContain(added);
    expect(partKeys(thread(A, B, C), thread(C, A, B))).toEqual([c, a, b]);
  });

  test('stays with it while it is rewritten, and when it was empty for a while', () => {
    expect(partKeys(thread(A, B, C), thread(['Neu', 'a'], B, C))).toEqual([a, b, c]);
    expect(partKeys(thread(A, B, C), thread(['', 'a'], B, C), thread(['Neu', 'a'], B, C))).toEqual([a, b, c]);
  });

  test('comes back with its element', () => {
    expect(partKeys(thread(A, B, C), thread(A, C), thread(A, B, C))).toEqual([a, b, c]);
  });

  test('stays where all is drawn anew and says the same', () => {
    expect(partKeys(thread(A, B, C), thread(['Eins', 'x'], ['Zwei', 'y'], ['Drei', 'z']))).toEqual([a, b, c]);
    expect(partKeys(thread(A, B, C), thread(A, ['Zwei', 'y'], C))).toEqual([a, b, c]);
  });

  test('is new in another draft, in whatever place, also where some of it says the same', () => {
    const loaded = partKeys(thread(A, B), thread(['Eins', 'x'], ['Anders', 'y']));
    expect(loaded.filter((key) => [a, b].includes(key))).toEqual([]);
    const pictured = partKeys(thread(['Eins', 'a', 'data:1']), thread(['Eins', 'x', 'data:2']));
    expect(pictured).not.toEqual(partKeys(thread(['Eins', 'a', 'data:1'])));
  });
});

describe("a draft's key", () => {
  const keyOf = (...drafts: Draft[]) => after(...drafts).draft.key;

  test('stays as long as one of its posts does', () => {
    expect(keyOf(thread(A, B), thread(B), thread(B, C), thread(C))).toBe(keyOf(thread(A, B)));
  });

  test('is new where another is loaded, and the old one where the post comes back', () => {
    expect(keyOf(thread(A), thread(B))).not.toBe(keyOf(thread(A)));
    expect(keyOf(thread(A), thread(B), thread(A))).toBe(keyOf(thread(A)));
  });

  test('stays while nothing of it is shown', () => {
    expect(keyOf(thread(A), thread(), thread(A))).toBe(keyOf(thread(A)));
  });
});

test('a cropped picture keeps its key; the same picture in another draft has a new one', () => {
  const cropped = thread(A);
  cropped.parts[0]?.media.push({ src: 'data:cropped', description: '', element: 'a/data:1' });
  const before = thread(['Eins', 'a', 'data:1']);
  expect(keysOf(after(before, cropped).draft)).toEqual(keysOf(after(before).draft));
  const loaded = thread(['Anders', 'x', 'data:1']);
  expect(keysOf(after(before, loaded).draft)).not.toEqual(keysOf(after(before).draft));
});

describe("where a page's elements have no names", () => {
  interface Shown {
    id: string;
    src: string;
  }
  const acts = ['add', 'remove', 'move', 'move to a server', 'read'] as const;
  const runs = process.env.MITPOSTEN_LONG ? 20_000 : 2000;

  test('no picture has the key of another, and each that stays in its place keeps its own', () => {
    let made = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(5)), { maxLength: 30 }), (all) => {
        let shown: Shown[] = [];
        let known = nothingKnown;
        const ids = new Map<string, string>();
        const read = () => {
          known = recognised(draft(...shown.map(({ src }) => src)), known, () => `k${made++}`);
          keysOf(known.draft).forEach((key, index) => {
            const id = shown[index]?.id ?? '';
            expect(ids.get(key ?? '') ?? id).toBe(id);
            ids.set(key ?? '', id);
          });
        };
        for (const [act, of] of all) {
          const at = of % Math.max(1, shown.length);
          const name = `${made++}`;
          // What brings a picture, and a press that takes one away, is seen before it is done.
          if (act !== 'move') read();
          if (act === 'add') {
            shown = shown.toSpliced(at, 0, { id: name, src: `blob:${name}` });
          }
          if (act === 'remove') shown = shown.toSpliced(at, 1);
          if (act === 'move') shown = [...shown.slice(at), ...shown.slice(0, at)];
          if (act === 'move to a server') {
            // One after the other, as uploads end.
            shown = shown.map((each, index) => (index === at ? { ...each, src: `https://${name}` } : each));
            read();
          }
        }
        read();
      }),
      { numRuns: runs },
    );
  });
});
