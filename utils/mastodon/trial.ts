import type { mastodon } from 'masto';
import * as v from 'valibot';
import { serverId, webAddress } from '../post/bounds.ts';
import { Problem } from '../post/problem.ts';
import type { SignedIn } from './accounts.ts';
import { clientFor, problemOf, statusOf } from './client.ts';
import { understood } from './strange-answer.ts';

/** A trial that stands. */
export interface Trial {
  id: string;
  /** Empty where the server gives none. */
  url: string;
}

const made = v.object({
  id: serverId,
  url: webAddress,
  visibility: v.fallback(v.string(), ''),
  mentions: v.fallback(v.array(v.unknown()), []),
});

/**
 * Posts a text that nobody but the account itself sees: `direct`, and nobody mentioned. A server that makes it anything
 * else has it taken back at once. `key` is the same for every attempt. Throws Problem.
 */
export async function postTrial(
  account: SignedIn,
  status: string,
  language: string,
  key: string,
): Promise<Trial> {
  let answer: v.InferOutput<typeof made>;
  try {
    const params: mastodon.rest.v1.CreateStatusParams = { status, visibility: 'direct', language };
    const said = await clientFor(account.host, account.token).v1.statuses.create(params, {
      requestInit: { headers: { 'Idempotency-Key': key } },
    });
    answer = understood(made, said);
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
  const { id, url, visibility, mentions } = answer;
  if (visibility !== 'direct' || mentions.length > 0) {
    await removeTrial(account, id);
    throw new Problem('refused', 'strange-answer', `visibility: ${visibility}`);
  }
  return { id, url };
}

/** Takes it back. One that is gone already is taken back. Throws Problem. */
export async function removeTrial(account: SignedIn, id: string): Promise<void> {
  try {
    await clientFor(account.host, account.token).v1.statuses.$select(id).remove();
  } catch (thrown) {
    if (statusOf(thrown) !== 404) throw problemOf(thrown, false);
  }
}
