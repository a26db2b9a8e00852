import { readRecord } from '../../../../utils/ledger/records.ts';
import type { SignedIn } from '../../../../utils/mastodon/accounts.ts';
import { listBroken, listClaims, listDeliveries, listTakingBack } from '../../../../utils/outbox/store.ts';
import type { Mastodon } from '../../../stage/mastodon/index.ts';
import { type Content, type Expected, expectedOf } from './contents.ts';

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

/** A status of the account that nobody may touch. */
export const neighbour = 'Bleibt';

/** Compares what stands at the server, and what the ledger says of it, with what was to stand there. */
export async function judged(
  content: Content,
  mastodon: Mastodon,
  account: SignedIn,
  record: string,
): Promise<Verdict> {
  const standing = await standingAt(mastodon, account);
  const lost: string[] = [];
  const doubled: string[] = [];
  const ids: string[] = [];
  let before: string | null = null;
  const expected = expectedOf(content);
  for (const wanted of [...expected, { text: neighbour, descriptions: [], follows: false }]) {
    const found = standing.filter((each) => saysSo(each, wanted.text));
    for (const _ of found.slice(1)) doubled.push(wanted.text);
    const [one] = found;
    if (!one) {
      lost.push(`${wanted.text} is missing`);
      continue;
    }
    if (!isDescribed(one, wanted)) lost.push(`${wanted.text} has other media`);
    if (one.in_reply_to_id !== (wanted.follows ? before : null)) lost.push(`${wanted.text} is out of order`);
    before = one.id;
    if (wanted.text !== neighbour) ids.push(one.id);
  }
  if (standing.length > expected.length + 1 + doubled.length) lost.push('something else stands there');
  const left = [...(await listClaims()), ...(await listDeliveries()), ...(await listBroken())];
  if (left.length || (await listTakingBack()).length) lost.push('something still waits');
  lost.push(...(await saidOtherwise(content, record, ids)));
  return { lost, doubled };
}

/** What the ledger says that is not so. What a server published at its time has an id that nobody was told. */
async function saidOtherwise(content: Content, id: string, ids: string[]): Promise<string[]> {
  const record = await readRecord(id);
  const outcome = content.isTakenBack ? 'taken-back' : 'mirrored';
  if (record?.outcome !== outcome) return [`the ledger says ${record?.outcome}`];
  if (content.isTakenBack || content.scheduled) return [];
  const known = record.statuses.map((status) => status.id).join();
  return known === ids.join() ? [] : [`the ledger knows ${known} and not ${ids.join()}`];
}

/** What stands at the account, by the server's own word, in which nothing goes wrong. */
export async function standingAt(mastodon: Mastodon, account: SignedIn): Promise<Standing[]> {
  const path = `/api/v1/accounts/${account.remoteId}/statuses?limit=40`;
  const headers = { authorization: `Bearer ${account.token}` };
  const answer = await mastodon.fetch(new Request(`https://${mastodon.host}${path}`, { headers }));
  // The stage's own answer.
  return (await answer.json()) as Standing[];
}

/** Whether one of them is as it is to be. */
export const isAsWanted = (standing: readonly Standing[], wanted: Expected) =>
  standing.some((each) => saysSo(each, wanted.text) && isDescribed(each, wanted));

const saysSo = ({ content }: Standing, text: string) => content === `<p>${text}</p>`;

const isDescribed = ({ media_attachments }: Standing, { descriptions }: Expected) =>
  media_attachments.map(({ description }) => description ?? '').join() === descriptions.join();
