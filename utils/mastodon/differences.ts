import type { Difference } from '../post/difference.ts';
import type { Exhausted } from '../post/exhausted.ts';
import type { PlannedStatus } from '../post/plan.ts';
import type { Media } from '../post/types.ts';
import { sameWords } from './same-status.ts';
import type { Mentioned } from './same-text.ts';

/** A picture or video at the server, not yet in a status. */
export interface Uploaded {
  id: string;
  /** False while the server still works on it (202). */
  ready: boolean;
  /** What was sent, where it is known: what the status then shows is compared with it. */
  kind?: Media['kind'];
  description?: string;
}

/** What a server answers of a status, or of one that it keeps until its time. Nothing of it is sure to be there. */
export interface Answered {
  content?: string | null;
  spoilerText?: string | null;
  sensitive?: boolean | null;
  visibility?: string | null;
  language?: string | null;
  inReplyToId?: string | null;
  mentions?: Mentioned[] | null;
  poll?: object | null;
  mediaAttachments?: AnsweredMedia[] | null;
}

interface AnsweredMedia {
  id: string;
  url?: string | null;
  type?: string | null;
  description?: string | null;
}

/**
 * How a status that the server has taken differs from the planned one, with the media that were sent for it (all of them, or
 * none where that is not known) and the id of what it answers. What the answer does not say is not counted.
 */
export function differencesOf(
  planned: PlannedStatus,
  media: readonly Uploaded[],
  replyTo: string | undefined,
  standing: Answered,
): Difference[] {
  const {
    text,
    spoilerText,
    sensitive,
    language,
    visibility,
    media: numbers,
    replyTo: _replyTo,
    written,
    ...rest
  } = planned;
  rest satisfies Exhausted<typeof rest>;
  const found: Difference[] = [];
  if (isTold(standing.visibility) && standing.visibility !== visibility)
    found.push({ kind: 'visibility', is: standing.visibility });
  if (isTold(standing.inReplyToId, replyTo) && (standing.inReplyToId ?? undefined) !== replyTo)
    found.push({ kind: 'reply' });
  if (written?.poll && standing.poll === null) found.push({ kind: 'poll' });
  found.push(...differentWords({ text, spoilerText }, standing));
  if (language && standing.language && !sameLanguage(language, standing.language))
    found.push({ kind: 'language', is: standing.language });
  // A warning covers by itself.
  const isCovered = sensitive || spoilerText.trim() !== '';
  if (numbers.length > 0 && isTold(standing.sensitive) && standing.sensitive !== isCovered)
    found.push({ kind: 'covered', is: standing.sensitive });
  if (standing.mediaAttachments) found.push(...differentMedia(numbers, media, standing.mediaAttachments));
  return found;
}

/** Whether a picture or video is described as planned; a server may change the white space. */
export function sameDescription(planned: string, standing: string | null | undefined): boolean {
  const bare = (text: string) =>
    text.toWellFormed().replaceAll('\0', '').normalize('NFC').replace(/\s+/g, ' ').trim();
  return bare(planned) === bare(standing ?? '');
}

function differentWords(
  planned: Pick<PlannedStatus, 'text' | 'spoilerText'>,
  { content, spoilerText, mentions }: Answered,
): Difference[] {
  if (!isTold(content)) return [];
  const standing = { content, spoilerText: spoilerText ?? '', mentions: mentions ?? [] };
  if (sameWords(standing, planned)) {
    // A warning without a text becomes the text, and the same words are there.
    const isLost =
      planned.spoilerText.trim() !== '' && planned.text.trim() !== '' && !standing.spoilerText.trim();
    return isLost ? [{ kind: 'warning' }] : [];
  }
  const isText = sameWords({ ...standing, spoilerText: '' }, { ...planned, spoilerText: '' });
  return [{ kind: isText ? 'warning' : 'text' }];
}

function differentMedia(
  numbers: readonly number[],
  media: readonly Uploaded[],
  standing: readonly AnsweredMedia[],
): Difference[] {
  const found: Difference[] = [];
  if (standing.length !== numbers.length)
    found.push({ kind: 'media-count', is: standing.length, planned: numbers.length });
  else if (media.some(({ id }, place) => !isOf(id, standing[place]))) found.push({ kind: 'media-order' });
  for (const [place, { id, kind, description }] of media.entries()) {
    const one = standing.find((each) => isOf(id, each));
    const number = numbers[place] ?? place;
    if (!one) continue;
    if (kind && !fits(kind, one.type)) found.push({ kind: 'media-kind', media: number });
    if (
      description !== undefined &&
      one.description !== undefined &&
      !sameDescription(description, one.description)
    )
      found.push({ kind: 'description', media: number });
  }
  return found;
}

/** snac names what is in a status anew: what was uploaded is at the end of its address (2.75). */
function isOf(id: string, standing: AnsweredMedia | undefined): boolean {
  return standing !== undefined && (standing.id === id || (standing.url ?? '').endsWith(`/${id}`));
}

/** `gifv` may be either, `unknown` is what the server does not say. */
function fits(kind: Media['kind'], type: string | null | undefined): boolean {
  return type === kind || (type !== 'image' && type !== 'video' && type !== 'audio');
}

function sameLanguage(planned: string, standing: string): boolean {
  const [one, other] = [planned.toLowerCase(), standing.toLowerCase()];
  // The bare language stands for its kinds: not every server knows them.
  return one === other || one.split('-')[0] === other;
}

/** `null` is what many servers say where there is nothing; that counts where something was planned. */
function isTold<T>(value: T | null | undefined, planned?: unknown): value is T {
  return value !== undefined && (value !== null || planned !== undefined);
}
