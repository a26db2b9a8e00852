import { isNamed } from '../platforms/tree.ts';
import type { ChosenFile, Draft } from '../post/types.ts';

/** Twice what the preview shows, for screens with small pixels. */
const side = 176;
const most = 400;

/** Small pictures that were made already, by the address of the large one. */
const made = new Map<string, string>();

/**
 * The draft as a frame of ours can show it: addresses of the page mean nothing there, so each picture goes along as a small
 * one of its own. What belongs to another site cannot be copied, and is left empty. Of a chosen file it is made in a moment:
 * then `made` is called, once for all of them.
 */
export function forFrame(draft: Draft, made: () => void): Draft {
  const missing: Blob[] = [];
  const parts = draft.parts.map(({ chosen, ...part }) => ({
    ...part,
    media: part.media.map((media) => ({ ...media, src: smallOf(media.src) })),
    ...(chosen && { chosen: chosen.map((each) => withSmall(each, missing)) }),
  }));
  if (missing.length) void oneByOne(missing, smallOfFile).then(made);
  return { ...draft, parts };
}

/** Small pictures of chosen files; empty where the browser can't read one. */
const ofFiles = new WeakMap<Blob, string>();

function withSmall({ kind, file }: ChosenFile, missing: Blob[]): ChosenFile {
  const src = file && ofFiles.get(file);
  if (file && src === undefined && kind === 'image') {
    // Asked for again while it is made, it is not made twice.
    ofFiles.set(file, '');
    missing.push(file);
  }
  return { kind, src: src ?? '' };
}

/** One after another: each is as large as a camera makes it while it is read. */
async function oneByOne(files: readonly Blob[], work: (file: Blob) => Promise<void>): Promise<void> {
  for (const file of files) await work(file);
}

async function smallOfFile(file: Blob): Promise<void> {
  const picture = await createImageBitmap(file, { resizeHeight: side }).catch(() => undefined);
  if (!picture) return;
  ofFiles.set(file, drawn(picture, picture));
  picture.close();
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
  const [width, height] = isNamed(shown, 'video')
    ? [shown.videoWidth, shown.videoHeight]
    : [shown.naturalWidth, shown.naturalHeight];
  if (!width || !height) return undefined;
  return drawn(shown, { width, height });
}

function drawn(shown: CanvasImageSource, { width, height }: { width: number; height: number }): string {
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
