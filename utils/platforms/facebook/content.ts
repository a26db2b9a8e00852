import * as v from 'valibot';
import type { SentContent, SentMedia } from '../../post/types.ts';
import { isNothing } from '../meta/limited.ts';
import { anything, id, maybe, read } from '../meta/schemas.ts';
import { cardOf } from './link.ts';
import { range, segmentsOf } from './segments.ts';

/** What a post says, on www and in the Business Suite alike. */
export const message = v.object({
  text: v.string(),
  ranges: v.fallback(v.array(v.fallback(range, { entity: undefined, offset: 0, length: 0 })), []),
});

const attachment = v.object({
  photo: maybe(v.object({ id })),
  video: maybe(v.object({ id })),
  link: anything,
  share: anything,
});

/** Whether an attachment says that its video was changed in the page (`trim_timestamps` and its like, observed 2026). */
function isTrimmed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, each]) => (/trim|crop|mute/i.test(name) && !isNothing(each)) || isTrimmed(each),
  );
}

/** The content as it was sent, `share` where it shares somebody's post, `undefined` for attachments not known. */
export function contentOf(
  said: v.InferOutput<typeof message> | undefined,
  attachments: readonly unknown[],
): SentContent | 'share' | undefined {
  const media: SentMedia[] = [];
  const links: string[] = [];
  for (const each of attachments.filter((each) => each != null)) {
    const { photo, video, link, share } = read(attachment, each) ?? {};
    const card = share != null ? 'share' : link != null ? cardOf(link) : undefined;
    if (card === 'share') return 'share';
    if (photo) media.push({ upload: photo.id, kind: 'image' });
    else if (video) media.push({ upload: video.id, kind: 'video', ...(isTrimmed(each) && { edited: true }) });
    else if (card) links.push(card.url);
    else return undefined;
  }
  return { segments: said ? segmentsOf(said.text, said.ranges) : [], links, media };
}
