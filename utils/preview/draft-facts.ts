import { statusLength } from '../mastodon/length.ts';
import type { AccountCard } from '../post/account.ts';
import { ownDescription } from '../post/descriptions.ts';
import { linkElsewhere } from '../post/link-elsewhere.ts';
import type { UnfitMedia } from '../post/plan.ts';
import type { DraftFacts, Receiver } from '../post/preview.ts';
import { differs } from './changes.ts';
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

/** What a person should know of a draft before posting, whether the preview is open or not. */
export function draftFacts(previewed: Previewed): DraftFacts {
  const { draft, basis } = previewed;
  const { rule, accounts } = basis;
  const { edits, outdated } = editsOf(previewed);
  const { parts } = postOf(previewed);
  const shown = mediaOf(draft);
  const isTold = (index: number) =>
    shown[index]?.description !== undefined || edits.descriptions?.[index] !== undefined;
  // What the page does not tell is not missing.
  const told = parts.flatMap((part) => part.media).filter((_, index) => isTold(index));
  const media = rule.descriptions !== 'off' ? told : [];
  const missing = media.filter(({ description }) => description.trim() === '').length;
  const unchecked = media.filter((each) => each.description.trim() !== '' && !ownDescription(each)).length;
  const isReasoned = Boolean(edits.reason?.trim());
  const texts = partsOf(draft).map(({ text }, index) => edits.texts?.[index] ?? text);
  return {
    receivers: accounts.map((account) => receiverOf(previewed, account)),
    areReceiversFixed: basis.fixed.includes('accounts'),
    missingDescriptions: missing,
    uncheckedDescriptions: unchecked,
    hidesMedia: rule.descriptions !== 'off' && hidesMedia(draft),
    chosenMedia: chosenOf(draft).length,
    outdated: outdated.length,
    lapsed: lapsedOf(previewed).length,
    differs: differs(previewed),
    held: rule.descriptions === 'require' && !isReasoned && (missing + unchecked > 0 || hidesMedia(draft)),
    unfit: unfitFor(previewed),
    linkElsewhere: linkElsewhere(texts.join('\n')),
  };
}

/** What any of the chosen accounts' servers will not take, each picture and video once. */
function unfitFor({ draft, basis: { accounts, chosen } }: Previewed): UnfitMedia[] {
  const media = mediaOf(draft);
  const receivers = accounts.filter(({ id }) => chosen.includes(id));
  const unfit = receivers.flatMap((account) => unfitMedia(media, account));
  return [...new Map(unfit.map((each) => [each.media, each])).values()];
}

function receiverOf(previewed: Previewed, account: AccountCard): Receiver {
  const { id, name, handle, avatar, signedIn, limits } = account;
  const { statuses } = planOf(previewed, account);
  const lengths = statuses.map(({ text, spoilerText }) =>
    statusLength(text, spoilerText, limits.charactersPerUrl),
  );
  return {
    ...{ id, name, handle, avatar, signedIn },
    chosen: previewed.basis.chosen.includes(id),
    count: Math.max(0, ...lengths),
    limit: limits.characters,
    statuses: statuses.length,
  };
}
