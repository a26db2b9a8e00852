import type { PanelAccount, PanelState } from '../../components/panel/types.ts';
import { statusLength } from '../../utils/mastodon/length.ts';
import type { AccountCard } from '../../utils/post/account.ts';
import { ownDescription } from '../../utils/post/descriptions.ts';
import { edited } from '../../utils/post/edits.ts';
import { linkElsewhere } from '../../utils/post/link-elsewhere.ts';
import type { UnfitMedia } from '../../utils/post/plan.ts';
import { unfitMedia } from '../../utils/preview/unfit-media.ts';
import type { OpenComposer, TabState } from '../../utils/watch/tab.ts';
import { partsOf, planOf, postOf, ruleOf } from './draft-post.ts';

/** What the panel of a composer shows. */
export function panelState({ stale }: TabState, open: OpenComposer): PanelState {
  if (stale) return { kind: 'reload' };
  const { answer, draft, chosen, profile, armed, sent, edits } = open;
  if (answer && !answer.accounts.length) return { kind: 'no-account' };
  const { parts } = edited(postOf(draft, undefined), edits);
  const { descriptions } = ruleOf(open);
  const media = descriptions !== 'off' ? parts.flatMap((part) => part.media) : [];
  const missing = media.filter(({ description }) => description.trim() === '').length;
  const unchecked = media.filter((each) => each.description.trim() !== '' && !ownDescription(each)).length;
  const isReasoned = Boolean(edits.reason?.trim());
  return {
    kind: 'ready',
    profileName: profile.name,
    accounts: (answer?.accounts ?? []).map((account) => shown(account, open, chosen.includes(account.id))),
    armed: armed || sent,
    missingDescriptions: missing,
    uncheckedDescriptions: unchecked,
    held: descriptions === 'require' && !isReasoned && missing + unchecked > 0,
    unfit: unfitFor(open),
    linkElsewhere: linkElsewhere(
      draft.parts.map(({ text }, index) => edits.texts?.[index] ?? text).join('\n'),
    ),
    sending: sent,
  };
}

/** What any of the chosen accounts' servers will not take, each picture and video once. */
function unfitFor({ answer, chosen, draft }: OpenComposer): UnfitMedia[] {
  const media = partsOf(draft).flatMap((part) => part.media);
  const receivers = answer?.accounts.filter(({ id }) => chosen.includes(id)) ?? [];
  const unfit = receivers.flatMap((account) => unfitMedia(media, account));
  return [...new Map(unfit.map((each) => [each.media, each])).values()];
}

function shown(account: AccountCard, open: OpenComposer, chosen: boolean): PanelAccount {
  const { id, name, handle, avatar, signedIn, limits } = account;
  const { statuses } = planOf(open, account);
  const lengths = statuses.map(({ text, spoilerText }) =>
    statusLength(text, spoilerText, limits.charactersPerUrl),
  );
  const count = Math.max(0, ...lengths);
  return {
    id,
    name,
    handle,
    avatar,
    signedIn,
    chosen,
    count,
    limit: limits.characters,
    statuses: statuses.length,
  };
}
