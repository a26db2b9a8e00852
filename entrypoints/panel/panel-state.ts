import type { PanelAccount, PanelState } from '../../components/panel/types.ts';
import { statusLength } from '../../utils/mastodon/length.ts';
import type { AccountCard } from '../../utils/messages.ts';
import type { OpenComposer, TabState } from '../../utils/watch/tab.ts';
import { partsOf, planOf } from './draft-post.ts';

/** What the panel of a composer shows. */
export function panelState({ stale }: TabState, open: OpenComposer): PanelState {
  if (stale) return { kind: 'reload' };
  const { answer, draft, chosen, profile, armed, sent, edits } = open;
  if (answer && !answer.accounts.length) return { kind: 'no-account' };
  const media = partsOf(draft).flatMap((part) => part.media);
  const missing = media.filter(({ description }, index) => !(edits.descriptions?.[index] ?? description));
  return {
    kind: 'ready',
    profileName: profile.name,
    accounts: (answer?.accounts ?? []).map((account) => shown(account, open, chosen.includes(account.id))),
    armed: armed || sent,
    missingDescriptions: missing.length,
    sending: sent,
  };
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
