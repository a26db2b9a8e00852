import * as v from 'valibot';
import { entriesOf, moment, serverId, textUpTo, webAddress, wholeNumber } from '../post/bounds.ts';
import { storedFurther } from '../post/further-source.ts';
import { platforms } from '../post/platforms.ts';
import { storedDifferences } from '../post/stored-differences.ts';
import type { LedgerRecord } from './records.ts';

const text = v.fallback(textUpTo(10_000), '');
const count = wholeNumber(0, 10_000);

/**
 * A line of the ledger as any version may have stored it. Where it does not say what became of a publication, it went: what is
 * in doubt is not posted a second time.
 */
export const storedRecord: v.GenericSchema<unknown, LedgerRecord> = v.looseObject({
  id: v.string(),
  platform: v.picklist([...platforms, 'here']),
  profile: text,
  profileName: text,
  publication: text,
  address: webAddress,
  publishedAt: v.fallback(moment, 0),
  account: text,
  outcome: v.fallback(v.picklist(['mirrored', 'discarded', 'taken-back']), 'mirrored'),
  statuses: entriesOf(
    v.looseObject({
      ...{ id: serverId, url: webAddress, scheduledFor: v.fallback(v.optional(moment), undefined) },
      at: v.fallback(v.optional(moment), undefined),
      differs: v.fallback(v.optional(storedDifferences), undefined),
    }),
    1000,
  ),
  reason: v.fallback(v.optional(text), undefined),
  media: v.fallback(v.optional(v.object({ count, described: count })), undefined),
  correctedAt: v.fallback(v.optional(moment), undefined),
  because: v.fallback(v.optional(textUpTo(100)), undefined),
  parts: v.fallback(v.optional(v.array(v.string())), undefined),
  further: v.fallback(v.optional(storedFurther), undefined),
  at: v.fallback(moment, 0),
});
