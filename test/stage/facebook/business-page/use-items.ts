import type { Dispatch, SetStateAction } from 'react';
import type { Draft, Item } from './draft.ts';
import { readItem } from './item.ts';
import { uploadPhoto, uploadVideo } from './uploads.ts';

/** What can be done with the draft's pictures and videos. Every one is uploaded as soon as it is added. */
export function useItems(setDraft: Dispatch<SetStateAction<Draft>>, onFailure: () => void) {
  const change = (what: (items: Item[]) => Item[]) =>
    setDraft((draft) => ({ ...draft, items: what(draft.items) }));
  const set = (key: string, part: Partial<Item>) =>
    change((items) => items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  const remove = ({ key, preview }: Item) => {
    URL.revokeObjectURL(preview);
    change((items) => items.filter((item) => item.key !== key));
  };
  const upload = async (file: File, item: Item) => {
    try {
      set(item.key, { id: await (item.kind === 'photo' ? uploadPhoto(file) : uploadVideo(file)) });
    } catch {
      remove(item);
      onFailure();
    }
  };
  return {
    async add(files: File[]) {
      const read = await Promise.all(files.map(async (file) => ({ file, item: await readItem(file) })));
      const chosen = read.flatMap(({ file, item }) => (item ? [{ file, item }] : []));
      change((items) => [...items, ...chosen.map(({ item }) => item)]);
      await Promise.all(chosen.map(({ file, item }) => upload(file, item)));
    },
    remove,
    move({ key }: Item, by: -1 | 1) {
      change((items) => {
        const from = items.findIndex((item) => item.key === key);
        const to = Math.min(Math.max(from + by, 0), items.length - 1);
        return items.toSpliced(from, 1).toSpliced(to, 0, ...items.slice(from, from + 1));
      });
    },
    describe({ key }: Item, alt: string) {
      set(key, { alt });
    },
  };
}
