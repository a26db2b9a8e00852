import { readAccount } from '../mastodon/accounts.ts';
import { standingOf } from '../outbox/decisions.ts';
import { accountHandle } from '../post/account.ts';
import { newManuscript } from '../post/manuscript.ts';
import type { Transcript } from '../post/types.ts';
import { readNotice } from './notices.ts';
import type { Surroundings } from './surroundings.ts';

interface Asked {
  tab: number;
  publication: string;
  account: string;
}

/** What stands above it, by language: whoever reads the reply alone knows what it is. */
const headings: Record<string, string> = { de: 'Untertitel des Videos:', en: 'Captions of the video:' };

/** Opens the composer with what is said in a video, as a reply to the mirror of its post: for a person to look through. */
export async function openTranscript(
  { tab, publication, account }: Asked,
  around: Pick<Surroundings, 'openDraft'>,
): Promise<undefined> {
  const notice = await readNotice(tab, publication);
  const outcome = notice?.outcomes.find((each) => each.account === account);
  const transcript = outcome?.losses?.flatMap((loss) =>
    loss.kind === 'captions' ? (loss.transcript ?? []) : [],
  )[0];
  const [record] = await standingOf(publication, [account]);
  const status = record?.statuses.at(-1);
  const own = await readAccount(account);
  if (!notice || !transcript || !status?.url || !own) return undefined;
  const text = textOf(transcript);
  const found = { [account]: { id: status.id, author: accountHandle(own), text: notice.excerpt } };
  return around.openDraft({
    ...newManuscript(`transcript ${account} ${status.id}`, [account], Date.now()),
    ...{ text, selection: [0, 0], language: transcript.language, ending: false },
    target: { kind: 'reply', address: status.url, found },
  });
}

function textOf({ language, text }: Transcript): string {
  const heading = headings[language.split('-')[0] ?? ''];
  return heading ? `${heading}\n\n${text}` : text;
}
