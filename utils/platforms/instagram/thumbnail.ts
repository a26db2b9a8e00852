import { isNamed } from '../tree.ts';

/** Twice what the preview shows, for screens with small pixels. */
const side = 176;

const drawn = new WeakMap<Element, { size: string; src: string }>();

/** Where a picture can be shown from. What the page has drawn itself is copied, small and once. */
export function thumbnailOf(picture: Element): string {
  if (isNamed(picture, 'img')) return picture.src;
  if (!isNamed(picture, 'canvas')) return '';
  const size = `${picture.width}x${picture.height}`;
  const known = drawn.get(picture);
  if (known?.size === size) return known.src;
  const src = copyOf(picture);
  drawn.set(picture, { size, src });
  return src;
}

function copyOf(picture: HTMLCanvasElement): string {
  const { width, height } = picture;
  const scale = Math.min(1, side / Math.max(width, height, 1));
  const copy = document.createElement('canvas');
  copy.width = Math.max(1, Math.round(width * scale));
  copy.height = Math.max(1, Math.round(height * scale));
  try {
    copy.getContext('2d')?.drawImage(picture, 0, 0, copy.width, copy.height);
    return copy.toDataURL('image/jpeg', 0.8);
  } catch {
    // Drawn from another site, it is not to be read.
    return '';
  }
}
