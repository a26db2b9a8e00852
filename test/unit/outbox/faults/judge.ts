import type { SignedIn } from '../../../../utils/mastodon/accounts.ts';
import { listBroken, listClaims, listDeliveries } from '../../../../utils/outbox/store.ts';
import type { Mastodon } from '../../../stage/mastodon/index.ts';
import type { Content } from './contents.ts';

/** What became of what was published. */
export interface Verdict {
  /** What is missing, incomplete, out of order, or still waits, in words. */
  lost: string[];
  /** Statuses that stand more than once. */
  doubled: string[];
}

interface Standing {
  id: string;
  content: string;
  in_reply_to_id: string | null;
  media_attachments: { description: string | null }[];
}

/** Compares what stands at the server with what was to stand there. */
export async function judged(content: Content, mastodon: Mastodon, account: SignedIn): Promise<Verdict> {
  const path = `/api/v1/accounts/${account.remoteId}/statuses?limit=40`;
  const headers = { authorization: `Bearer ${account.token}` };
  const answer = await mastodon.fetch(new Request(`https://${mastodon.host}${path}`, { headers }));
  // The stage's own answer.
  const standing = (await answer.json()) as Standing[];
  const lost: string[] = [];
  const doubled: string[] = [];
  let before: string | null = null;
  for (const [index, text] of content.texts.entries()) {
    const found = standing.filter((each) => each.content === `<p>${text}</p>`);
    for (const _ of found.slice(1)) doubled.push(text);
    const [one] = found;
    if (!one) {
      lost.push(`${text} is missing`);
      continue;
    }
    const described = one.media_attachments.map(({ description }) => description ?? '');
    if (described.join() !== descriptionsAt(content, index).join()) lost.push(`${text} has other media`);
    if (one.in_reply_to_id !== before) lost.push(`${text} is out of order`);
    before = one.id;
  }
  if (standing.length > content.texts.length + doubled.length) lost.push('something else stands there');
  const left = [...(await listClaims()), ...(await listDeliveries()), ...(await listBroken())];
  if (left.length) lost.push('something still waits');
  return { lost, doubled };
}

function descriptionsAt({ media = [], places }: Content, index: number): string[] {
  const all = media.map((_, at) => at);
  return (places?.[index] ?? (index === 0 ? all : [])).flatMap((at) => media[at]?.description ?? []);
}
