import * as v from 'valibot';
import { entriesOf, lineUpTo, wholeNumber } from './bounds.ts';
import type { Difference } from './difference.ts';

const number = wholeNumber(0, 10_000);

/** What differs from what was planned, as any version may have stored it; what is of no known kind is left aside. */
export const storedDifferences = entriesOf<v.GenericSchema<unknown, Difference>>(
  v.variant('kind', [
    v.object({ kind: v.picklist(['visibility', 'language']), is: lineUpTo(40) }),
    v.object({ kind: v.picklist(['text', 'warning', 'reply', 'poll', 'media-order']) }),
    v.object({ kind: v.literal('covered'), is: v.boolean() }),
    v.object({ kind: v.literal('media-count'), is: number, planned: number }),
    v.object({ kind: v.picklist(['media-kind', 'description']), media: number }),
  ]),
  1000,
);
