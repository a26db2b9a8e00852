import type { PlanTarget } from '../post/account.ts';
import type { BookEntry } from '../post/book-entry.ts';
import { withoutInvisible } from '../post/invisible.ts';
import type { Loss, Plan, PlannedStatus } from '../post/plan.ts';
import type { Rule } from '../post/rule.ts';
import { withoutTracking } from '../post/tracking.ts';
import type { Media, Post, WarningLabel } from '../post/types.ts';
import { brokenLinks } from './broken-links.ts';
import { statusLength } from './length.ts';
import { mastodonLanguage } from './mastodon-language.ts';
import { groupMedia } from './media-groups.ts';
import { type Book, bookFor } from './mentions-from-book.ts';
import { renderWithAddresses } from './render-part.ts';
import { type Divisible, divisible } from './split-text.ts';
import { isHashtag } from './tidy-hashtags.ts';
import { warningText } from './warning-text.ts';

export { fitDescription } from './fit-description.ts';

/**
 * The statuses in which an account gets a post, one thread in reading order, and what is lost. Same input, same plan. Names
 * of the rule's platform that stand in the handle book are mentioned, and nobody else.
 */
export function plan(post: Post, account: PlanTarget, rule: Rule, entries: readonly BookEntry[] = []): Plan {
  const book = bookFor(rule.platform, entries);
  const statuses: PlannedStatus[] = [];
  const language = mastodonLanguage(post.language ?? rule.language);
  let firstMedia = 0;
  let splitStatuses = 0;
  let mediaInReplies = 0;
  const broken: string[] = [];
  for (const [index, part] of post.parts.entries()) {
    // Whoever takes a warning out has said that there is none.
    const spoilerText = post.warning ?? (warningText(part.labels, post.language) || (rule.warning ?? ''));
    const { text, addresses } = renderWithAddresses(
      part,
      rule.keepTracking ? undefined : withoutTracking,
      book,
    );
    const isLast = index === post.parts.length - 1;
    const texts = splitPart(isLast ? withEnding(text, rule) : text, spoilerText, account, rule);
    broken.push(...brokenLinks(addresses, texts));
    const groups = groupMedia(part.media, firstMedia, account.limits.media);
    if (texts.length > 1) splitStatuses += texts.length;
    mediaInReplies += groups.slice(1).flat().length;
    firstMedia += part.media.length;
    // Further pictures go with the text that follows anyway, so that they are seen right after the first ones and no
    // text is interrupted. Only where no text is left do they come alone.
    for (let index = 0; index < Math.max(texts.length, groups.length); index += 1) {
      const media = groups[index] ?? [];
      statuses.push({
        text: texts[index] ?? '',
        spoilerText,
        sensitive: part.labels.length > 0 && media.length > 0,
        language,
        // The same for every status: one that is unlisted is not found under its hashtags, and each part of a press
        // office's thread should be. Who wants it quieter has a rule for unlisted posts.
        visibility: rule.visibility,
        media,
        replyTo: statuses.length === 0 ? undefined : statuses.length - 1,
      });
    }
  }
  const losses = findLosses(post, account, book, splitStatuses, mediaInReplies);
  const links = [...new Set(broken)].map((url): Loss => ({ kind: 'link-broken', url }));
  return { statuses, losses: [...losses, ...links, ...lossesOfSource(post)] };
}

/** Scripts outside plan with rules of an earlier version. */
function withEnding(text: string, rule: Rule): string {
  const ending = (rule.ending ?? '').trim();
  return ending === '' || text.includes(ending) ? text : [text, ending].filter(Boolean).join('\n\n');
}

function splitPart(text: string, spoilerText: string, account: PlanTarget, rule: Rule): string[] {
  const { characters } = account.limits;
  if (text === '') return [];
  const whole = divisible(text, measureFor(account, spoilerText));
  return rule.numbered && whole.length > characters ? numbered(whole, characters) : whole.within(characters);
}

/** The text in pieces that end with their number, room for which has to be kept before it is known how many there are. */
function numbered(whole: Divisible, limit: number): string[] {
  const atLeast = Math.max(2, Math.floor(whole.length / limit));
  for (let digits = String(atLeast).length; ; digits += 1) {
    const texts = whole.within(limit - ' (/)'.length - 2 * digits);
    if (texts.length === 1) return texts;
    if (String(texts.length).length <= digits) {
      return texts.map((piece, index) => `${piece} (${index + 1}/${texts.length})`);
    }
  }
}

/** How the server counts a status's text below its content warning. */
export function measureFor({ server, limits }: PlanTarget, spoilerText: string): (text: string) => number {
  // GoToSocial 0.20 counts code points and shortens nothing, whatever it says about web addresses.
  if (server.software.toLowerCase() === 'gotosocial')
    return (text) => codePoints(text) + codePoints(spoilerText);
  return (text) => statusLength(text, spoilerText, limits.charactersPerUrl);
}

function codePoints(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

function findLosses(
  post: Post,
  account: PlanTarget,
  book: Book,
  splitStatuses: number,
  mediaInReplies: number,
): Loss[] {
  const { descriptionCharacters: limit } = account.limits;
  const losses: Loss[] = [];
  if (splitStatuses > 0) losses.push({ kind: 'split-text', statuses: splitStatuses });
  if (mediaInReplies > 0) losses.push({ kind: 'media-in-replies', count: mediaInReplies });
  for (const segment of post.parts.flatMap((part) => part.segments)) {
    if (segment.kind === 'mention' && book.accountOf(segment.name) === undefined)
      losses.push({ kind: 'mention-as-link', name: segment.name });
    if (segment.kind === 'hashtag' && !isHashtag(withoutInvisible(segment.tag)))
      losses.push({ kind: 'hashtag-cut', tag: segment.tag });
  }
  post.parts
    .flatMap((part) => part.media)
    .forEach((media, index) => {
      if (media.machineMade && media.description !== '')
        losses.push({ kind: 'machine-description', media: index });
      else if (isTooLong(media, limit)) losses.push({ kind: 'description-cut', media: index, limit });
    });
  const labels = coveringLabels(post);
  if (labels.length > 0) losses.push({ kind: 'warning-covers-all', labels });
  return losses;
}

/** Each once, however many parts have it. */
function lossesOfSource({ parts }: Post): Loss[] {
  const all = parts.flatMap(({ losses = [] }) => losses);
  return [...new Map(all.map((loss) => [JSON.stringify(loss), loss])).values()];
}

function isTooLong({ description }: Media, limit: number): boolean {
  return description.length > limit && [...description].length > limit;
}

/** The labels that were about pictures, and on Mastodon cover the text beside them too. */
function coveringLabels(post: Post): WarningLabel[] {
  const covering = post.parts.filter((part) => part.segments.length > 0 || part.links.length > 0);
  return [...new Set(covering.flatMap((part) => part.labels))];
}
