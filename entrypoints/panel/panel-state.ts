import type { PanelAccount, PanelState } from '../../components/panel/types.ts';
import { statusLength } from '../../utils/mastodon/length.ts';
import { plan } from '../../utils/mastodon/plan.ts';
import type { Rule } from '../../utils/mastodon/types.ts';
import type { AccountCard } from '../../utils/messages.ts';
import type { Draft, Post } from '../../utils/post/types.ts';
import { newRule } from '../../utils/settings/new-rule.ts';
import type { OpenComposer, TabState } from '../../utils/watch/tab.ts';

/** What the panel of a composer shows. */
export function panelState({ stale }: TabState, open: OpenComposer): PanelState {
  if (stale) return { kind: 'reload' };
  const { answer, draft, chosen, profile, armed, sent } = open;
  if (answer && !answer.accounts.length) return { kind: 'no-account' };
  const media = draft.parts.flatMap((part) => part.media);
  return {
    kind: 'ready',
    profileName: profile.name,
    accounts: (answer?.accounts ?? []).map((account) => shown(account, open, chosen.includes(account.id))),
    armed: armed || sent,
    missingDescriptions: media.filter(({ description }) => description === '').length,
    sending: sent,
  };
}

function shown(account: AccountCard, open: OpenComposer, chosen: boolean): PanelAccount {
  const { id, name, handle, avatar, signedIn, limits } = account;
  const { statuses } = planOf(open.draft, account, open);
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

/** What the draft would become, as far as the page shows it. What is published is planned anew from the post itself. */
function planOf(draft: Draft, { id, limits, software }: AccountCard, { profile, answer }: OpenComposer) {
  const rule: Rule = { ...newRule(profile, [id]), visibility: answer?.visibility ?? 'public' };
  return plan(postOf(draft), { limits, server: { software } }, rule);
}

function postOf({ parts }: Draft): Post {
  const nothing = new Blob();
  return {
    parts: parts
      .filter(({ text, media }) => text.trim() || media.length)
      .map(({ text, media }) => ({
        segments: [{ kind: 'text', text }],
        links: [],
        labels: [],
        media: media.map(({ description }) => ({
          kind: 'image',
          file: nothing,
          description: description ?? '',
        })),
      })),
    language: undefined,
    time: 0,
  };
}
