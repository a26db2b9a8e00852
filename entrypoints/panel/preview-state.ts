import type { PreviewHint, PreviewMedia, PreviewState } from '../../components/panel/preview/types.ts';
import { bookFor } from '../../utils/mastodon/book.ts';
import { statusLength } from '../../utils/mastodon/length.ts';
import { renderPart } from '../../utils/mastodon/render.ts';
import type { AccountCard } from '../../utils/messages.ts';
import { edited } from '../../utils/post/edits.ts';
import { fancyLetters } from '../../utils/post/fancy-letters.ts';
import { suggestHashtags } from '../../utils/post/hashtags.ts';
import { languages } from '../../utils/post/languages.ts';
import { linkElsewhere } from '../../utils/post/link-elsewhere.ts';
import { withoutTracking } from '../../utils/post/tracking.ts';
import type { OpenComposer } from '../../utils/watch/tab.ts';
import { namesOf, partsOf, planOf, postOf } from './draft-post.ts';
import { unfitMedia } from './unfit-media.ts';

/** What the preview shows of one account. `detected`: the language that the browser reads from the text. */
export function previewState(
  open: OpenComposer,
  shown: AccountCard,
  detected: string | undefined,
): PreviewState {
  const { draft, edits, answer, chosen } = open;
  const { statuses, losses } = planOf(open, shown, detected);
  const { parts } = edited(postOf(draft, detected), edits);
  const { characters, charactersPerUrl } = shown.limits;
  const book = bookFor(open.profile.platform, namesOf(open));
  const receivers = answer?.accounts.filter(({ id }) => chosen.includes(id)) ?? [];
  const texts = parts.map((part) => renderPart(part));
  return {
    accounts: receivers.map(({ id, name, handle, avatar }) => ({ id, name, handle, avatar })),
    shown: shown.id,
    statuses: statuses.map(({ text, spoilerText, media }) => ({
      text,
      spoilerText,
      media,
      count: statusLength(text, spoilerText, charactersPerUrl),
      limit: characters,
    })),
    parts: parts.map((part, index) => ({
      text:
        edits.texts?.[index] ?? renderPart(part, answer?.keepTracking ? undefined : withoutTracking, book),
      edited: edits.texts?.[index] !== undefined,
    })),
    warning: { text: edits.warning ?? '', edited: edits.warning !== undefined },
    language: languageOf(open, detected),
    languages,
    visibility: edits.visibility ?? answer?.visibility ?? 'public',
    media: mediaOf(open, shown),
    policy: answer?.descriptions ?? 'warn',
    reason: edits.reason ?? '',
    losses: [
      ...unfitMedia(
        partsOf(draft).flatMap((part) => part.media),
        shown,
      ),
      ...losses,
    ],
    linkElsewhere: linkElsewhere(texts.join('\n')),
    hints: hintsOf(texts),
  };
}

function languageOf({ draft, edits }: OpenComposer, detected: string | undefined): PreviewState['language'] {
  if (edits.language) return { code: edits.language, from: 'person' };
  if (draft.language) return { code: draft.language, from: 'platform' };
  return { code: detected, from: detected ? 'text' : 'none' };
}

function mediaOf({ draft, edits }: OpenComposer, { limits }: AccountCard): PreviewMedia[] {
  const media = partsOf(draft).flatMap((part) => part.media);
  return media.map(({ src, kind = 'image', description, unchecked = false }, index) => {
    const own = edits.descriptions?.[index];
    const text = own ?? description ?? '';
    return {
      src,
      kind,
      description: text,
      own: own !== undefined,
      machineMade: unchecked,
      count: [...text].length,
      limit: limits.descriptionCharacters,
    };
  });
}

/** What screen readers cannot read well, with a proposal for each. */
function hintsOf(texts: string[]): PreviewHint[] {
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
  ]);
}
