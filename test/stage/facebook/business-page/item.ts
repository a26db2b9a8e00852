import type { Item } from './draft.ts';

/** A chosen file with its preview and its size in pixels; `undefined` for what is neither picture nor video. */
export async function readItem(file: File): Promise<Item | undefined> {
  const kind = file.type.startsWith('image/')
    ? 'photo'
    : file.type.startsWith('video/')
      ? 'video'
      : undefined;
  if (!kind) return undefined;
  const preview = URL.createObjectURL(file);
  const { width, height } = kind === 'photo' ? await createImageBitmap(file) : { width: 1920, height: 1080 };
  return { key: crypto.randomUUID(), kind, preview, width, height, alt: '' };
}
