import { statusLength } from '../mastodon/length.ts';
import { bookFor } from '../mastodon/mentions-from-book.ts';
import { renderPart } from '../mastodon/render-part.ts';
import type { AccountCard } from '../post/account.ts';
import { editedRule } from '../post/edits.ts';
import type { Exhausted } from '../post/exhausted.ts';
import { fancyLetters } from '../post/fancy-letters.ts';
import { suggestHashtags } from '../post/hashtags.ts';
import { languages } from '../post/languages.ts';
import { linkElsewhere } from '../post/link-elsewhere.ts';
import type { PlannedStatus } from '../post/plan.ts';
import type { PreviewHint, PreviewMedia, PreviewState, PreviewStatus } from '../post/preview.ts';
import { withoutTracking } from '../post/tracking.ts';
import { writtenOut } from '../post/written-out.ts';
import {
  chosenOf,
  editsOf,
  hidesMedia,
  lapsedOf,
  mediaOf,
  type Previewed,
  partsOf,
  planOf,
  postOf,
} from './draft-post.ts';
import { unfitMedia } from './unfit-media.ts';

/** What the preview shows of one account. */
export function previewState(previewed: Previewed, shown: AccountCard): PreviewState {
  const { draft, basis } = previewed;
  const { accounts, chosen } = basis;
  const { edits, outdated } = editsOf(previewed);
  const { statuses, losses } = planOf(previewed, shown);
  const { parts } = postOf(previewed);
  const { keepTracking, visibility, descriptions } = editedRule(basis.rule, edits);
  const book = bookFor(basis.profile.platform, basis.book);
  const receivers = accounts.filter(({ id }) => chosen.includes(id));
  const texts = parts.map((part) => renderPart(part));
  return {
    accounts: receivers.map(({ id, name, handle, avatar }) => ({ id, name, handle, avatar })),
    shown: shown.id,
    statuses: statuses.map((status) => statusOf(status, shown)),
    parts: parts.map((part, index) => ({
      key: partsOf(draft)[index]?.key ?? '',
      isOutdated: outdated.includes(index),
      text: edits.texts?.[index] ?? renderPart(part, keepTracking ? undefined : withoutTracking, book),
      edited: edits.texts?.[index] !== undefined,
    })),
    lapsed: lapsedOf(previewed),
    hidesMedia: hidesMedia(draft),
    chosen: chosenOf(draft).map(({ kind, src }) => ({ kind, src })),
    withoutAddress: partsOf(draft).flatMap(({ beside = [] }) =>
      beside.flatMap(({ kind, url, name }) => (url === undefined ? [{ kind, name }] : [])),
    ),
    warning: { text: edits.warning ?? '', edited: edits.warning !== undefined },
    language: languageOf(previewed, edits.language),
    languages,
    visibility,
    isVisibilityFixed: basis.fixed.includes('visibility'),
    media: shownMedia(previewed, shown),
    policy: descriptions,
    reason: edits.reason ?? '',
    losses: [...unfitMedia(mediaOf(draft), shown), ...losses],
    linkElsewhere: linkElsewhere(texts.join('\n')),
    hints: hintsOf(texts),
  };
}

/** One status as the preview shows it. What is not shown in each of a thread is shown once: its language, its visibility; or follows from its place. */
export function statusOf(status: PlannedStatus, { limits }: Pick<AccountCard, 'limits'>): PreviewStatus {
  const {
    text,
    spoilerText,
    media,
    sensitive: _sensitive,
    language: _language,
    visibility: _visibility,
    replyTo: _replyTo,
    written,
    ...rest
  } = status;
  rest satisfies Exhausted<typeof rest>;
  const count = statusLength(text, spoilerText, limits.charactersPerUrl);
  const { poll } = written ?? {};
  return { text, spoilerText, media, count, limit: limits.characters, ...(poll && { poll }) };
}

function languageOf({ draft, detected }: Previewed, own: string | undefined): PreviewState['language'] {
  if (own) return { code: own, from: 'person' };
  if (draft.language) return { code: draft.language, from: 'platform' };
  return { code: detected, from: detected ? 'text' : 'none' };
}

function shownMedia(previewed: Previewed, { limits }: AccountCard): PreviewMedia[] {
  const { descriptions } = editsOf(previewed).edits;
  return mediaOf(previewed.draft).map((media, index) => {
    const { key = '', src, kind = 'image', description, unchecked = false } = media;
    const own = descriptions?.[index];
    const text = own ?? description ?? '';
    return {
      key,
      src,
      kind,
      description: text,
      isUnknown: description === undefined && own === undefined,
      own: own !== undefined,
      machineMade: unchecked,
      count: [...text].length,
      limit: limits.descriptionCharacters,
    };
  });
}

/** What screen readers cannot read well in the texts of a post's parts, with a proposal for each. */
export function hintsOf(texts: string[]): PreviewHint[] {
  return texts.flatMap((text, part) => [
    ...suggestHashtags(text).map(({ from, to }) => ({
      id: `${part} ${from}`,
      kind: 'hashtag' as const,
      from,
      to,
    })),
    ...fancyLetters(text).map(({ start, end, plain }) => {
      const from = text.slice(start, end);
      return { id: `${part} ${from}`, kind: 'letters' as const, from, to: plain };
    }),
    // Of one that stands at several places, once.
    ...new Map(
      writtenOut(text).map(({ start, end, words }) => {
        const from = text.slice(start, end);
        return [from, { id: `${part} ${from}`, kind: 'abbreviation' as const, from, to: words }];
      }),
    ).values(),
  ]);
}
