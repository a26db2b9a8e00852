import type { ShownMedia } from '../../post/shown.ts';
import { isMachineMade } from './machine-made.ts';

/** Meta's own servers of pictures and videos, and no other. */
export const mediaHosts = /^https:\/\/(?:[\w-]+\.)*(?:fbcdn\.net|cdninstagram\.com)\//;

/** Whether it is a picture that somebody put there: not an emoji, an icon or a portrait, which are small. In CSS pixels. */
export function isPicture(image: Element): boolean {
  const src = bestOf(image);
  const [width, height] = ['width', 'height'].map((name) => Number(image.getAttribute(name) ?? 0));
  const isSmall = [width, height].some((size) => size !== undefined && size > 0 && size < 100);
  return mediaHosts.test(src) && !/\/\/static\./.test(src) && !/\/emoji|\/rsrc\.php/.test(src) && !isSmall;
}

/** A picture in the best size that the page names. */
export function shownPicture(image: Element): ShownMedia {
  const description = image.getAttribute('alt')?.trim() ?? '';
  return { kind: 'image', src: bestOf(image), description, machineMade: isMachineMade(description) };
}

/** A video whose file the page names; most are put together in the page and have none. */
export function shownVideo(video: Element): ShownMedia | undefined {
  const src = video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src') ?? '';
  return mediaHosts.test(src) ? { kind: 'video', src, description: '', machineMade: false } : undefined;
}

/** Where the picture lies: of the sizes in `srcset` the largest. */
function bestOf(image: Element): string {
  const choices = (image.getAttribute('srcset') ?? '')
    .split(/,\s+/)
    .map((each) => /^(\S+)(?:\s+([\d.]+)[wx])?$/.exec(each.trim()))
    .flatMap((found) => (found ? [{ url: found[1] ?? '', size: Number(found[2] ?? 1) }] : []));
  const best = choices.reduce((a, b) => (b.size > a.size ? b : a), { url: '', size: 0 });
  return best.url || (image.getAttribute('src') ?? '');
}
