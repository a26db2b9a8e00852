import type { Draft } from '../post/types.ts';

/** Twice what the preview shows, for screens with small pixels. */
const side = 176;
const most = 400;

/** Small pictures that were made already, by the address of the large one. */
const made = new Map<string, string>();

/**
 * The draft as a frame of ours can show it: addresses of the page mean nothing there, so each picture goes along as a small
 * one of its own. What belongs to another site cannot be copied, and is left empty.
 */
export function forFrame(draft: Draft): Draft {
  const parts = draft.parts.map((part) => ({
    ...part,
    media: part.media.map((media) => ({ ...media, src: smallOf(media.src) })),
  }));
  return { ...draft, parts };
}

function smallOf(src: string): string {
  if (!src || (src.startsWith('data:') && src.length < 20_000)) return src;
  const known = made.get(src);
  if (known !== undefined) return known;
  const shown = [...document.querySelectorAll<HTMLImageElement | HTMLVideoElement>('img, video')].find(
    (each) => each.src === src,
  );
  const small = shown ? copyOf(shown) : undefined;
  // Not loaded yet, it is tried again with the next change.
  if (small === undefined) return '';
  if (made.size > most) made.clear();
  made.set(src, small);
  return small;
}

function copyOf(shown: HTMLImageElement | HTMLVideoElement): string | undefined {
  const isVideo = shown instanceof HTMLVideoElement;
  const width = isVideo ? shown.videoWidth : shown.naturalWidth;
  const height = isVideo ? shown.videoHeight : shown.naturalHeight;
  if (!width || !height) return undefined;
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  try {
    canvas.getContext('2d')?.drawImage(shown, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/jpeg', 0.8);
  } catch {
    // Of another site, it can be shown but not read.
    return '';
  }
}
