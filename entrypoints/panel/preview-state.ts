import type {
  PreviewHint,
  PreviewMedia,
  PreviewState,
  PreviewStatus,
} from '../../components/panel/preview/types.ts';
import { statusLength } from '../../utils/mastodon/length.ts';
import { bookFor } from '../../utils/mastodon/mentions-from-book.ts';
import { renderPart } from '../../utils/mastodon/render-part.ts';
import type { AccountCard } from '../../utils/post/account.ts';
import { edited } from '../../utils/post/edits.ts';
import type { Exhausted } from '../../utils/post/exhausted.ts';
import { fancyLetters } from '../../utils/post/fancy-letters.ts';
import { suggestHashtags } from '../../utils/post/hashtags.ts';
import { languages } from '../../utils/post/languages.ts';
import { linkElsewhere } from '../../utils/post/link-elsewhere.ts';
import type { PlannedStatus } from '../../utils/post/plan.ts';
import { withoutTracking } from '../../utils/post/tracking.ts';
import { unfitMedia } from '../../utils/preview/unfit-media.ts';
import type { OpenComposer } from '../../utils/watch/tab.ts';
import { namesOf, partsOf, planOf, postOf, ruleOf } from './draft-post.ts';

/** What the preview shows of one account. `detected`: the language that the browser reads from the text. */
export function previewState(
  open: OpenComposer,
  shown: AccountCard,
  detected: string | undefined,
): PreviewState {
  const { draft, edits, answer, chosen } = open;
  const { statuses, losses } = planOf(open, shown, detected);
  const { parts } = edited(postOf(draft, detected), edits);
  const { keepTracking, visibility, descriptions } = ruleOf(open);
  const book = bookFor(open.profile.platform, namesOf(open));
  const receivers = answer?.accounts.filter(({ id }) => chosen.includes(id)) ?? [];
  const texts = parts.map((part) => renderPart(part));
  return {
    accounts: receivers.map(({ id, name, handle, avatar }) => ({ id, name, handle, avatar })),
    shown: shown.id,
    statuses: statuses.map((status) => statusOf(status, shown)),
    parts: parts.map((part, index) => ({
      text: edits.texts?.[index] ?? renderPart(part, keepTracking ? undefined : withoutTracking, book),
      edited: edits.texts?.[index] !== undefined,
    })),
    warning: { text: edits.warning ?? '', edited: edits.warning !== undefined },
    language: languageOf(open, detected),
    languages,
    visibility,
    media: mediaOf(open, shown),
    policy: descriptions,
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

/** What is not shown in each status of a thread is shown once: its language, its visibility; or follows from its place. */
function statusOf(status: PlannedStatus, { limits }: AccountCard): PreviewStatus {
  const {
    text,
    spoilerText,
    media,
    sensitive: _sensitive,
    language: _language,
    visibility: _visibility,
    replyTo: _replyTo,
    ...rest
  } = status;
  rest satisfies Exhausted<typeof rest>;
  const count = statusLength(text, spoilerText, limits.charactersPerUrl);
  return { text, spoilerText, media, count, limit: limits.characters };
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
