import type { Message } from '../../components/panel/Messages.tsx';
import type { Mirror, TabState } from '../../utils/watch/tab.ts';

/** One message for each publication of the tab. */
export function messagesOf({ mirrors }: TabState): Message[] {
  return mirrors.map(messageOf);
}

function messageOf({ publication, fromDraft, accounts, phase, outcomes }: Mirror): Message {
  const { id, platform } = publication;
  if (phase === 'offered') {
    const excerpt = publication.parts[0]?.text ?? '';
    return { kind: 'offer', id, accounts, excerpt, unseenOn: fromDraft ? platform : undefined };
  }
  const nameOf = (account: string) => accounts.find((each) => each.id === account)?.name ?? account;
  for (const outcome of outcomes) {
    if (outcome.state === 'done' || outcome.state === 'scheduled') continue;
    const { state, problem, account } = outcome;
    return { kind: state, id, problem, account: nameOf(account) };
  }
  const links = outcomes.flatMap((outcome) =>
    outcome.state === 'done' ? [{ account: nameOf(outcome.account), url: outcome.url }] : [],
  );
  const ahead = outcomes.flatMap((outcome) => (outcome.state === 'scheduled' ? [outcome] : []));
  const [first] = ahead;
  if (first && ahead.length + links.length >= accounts.length) {
    const keptHere = ahead.some((each) => each.keptHere);
    return {
      kind: 'scheduled',
      id,
      accounts: ahead.map((each) => nameOf(each.account)),
      at: first.at,
      keptHere,
    };
  }
  if (links.length && links.length >= accounts.length) return { kind: 'done', id, links };
  return { kind: 'sending', id, accounts: accounts.map(({ name }) => name) };
}
