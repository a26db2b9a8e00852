import * as v from 'valibot';
import { moment } from '../post/bounds.ts';
import { storedDifferences } from '../post/stored-differences.ts';
import { accounts, descriptions, profile, publication, text, whichText } from './shapes.ts';

/*
 * What popup, settings and the window that asks may say to the background. They read the stores themselves; what is on its
 * way, and what was decided for composers, is changed by the background alone.
 */

const tab = v.number();

/** What is asked about: a composer, or an offer. */
const about = v.union([v.object({ tab, composer: text }), v.object({ tab, publication: text })]);

/** A post that was found, as far as the ledger knows one. */
const found = v.object({ profile, accounts, id: text, address: text, time: moment });

export const fromOwnPages = v.variant('type', [
  /** A person asked for a post that is offered by a tab. Answered by `Taken`. */
  v.object({ type: v.literal('take-offer'), tab, publication: text, text: v.exactOptional(whichText) }),
  /** A person asked for a post that was found afterwards. `until`: nothing is sent before. Answered by `Taken`. */
  v.object({ type: v.literal('mirror'), profile, accounts, publication, until: v.exactOptional(moment) }),
  /** A post of a profile was found afterwards, and is not on Mastodon. */
  v.object({ type: v.literal('missed'), post: found }),
  /** A person decided against mirroring it, and why; `words` for `other`. */
  v.object({
    type: v.literal('decline'),
    post: found,
    reason: v.picklist(['raffle', 'platform', 'paid', 'persons', 'other']),
    words: text,
  }),
  /** `id` is a delivery's or a claim's. */
  v.object({ type: v.literal('retry'), id: text }),
  /** A person does not wait until the pause is over. */
  v.object({ type: v.literal('send-now'), id: text }),
  /** A person does not want it sent, as long as nothing was: a delivery, or all of a publication. Answered by `{ undone }`. */
  v.object({ type: v.literal('undo'), id: text }),
  /** A person sends a file although place and time could not be taken out of it. `id` is a delivery's. */
  v.object({ type: v.literal('send-as-it-is'), id: text }),
  v.object({ type: v.literal('discard'), id: text }),
  /** What stands on Mastodon is to be gone. `id` is a record's. */
  v.object({ type: v.literal('take-back'), id: text }),
  /** What stands twice on Mastodon stands once from now on, or stays as it is. `id` is a record's. */
  v.object({ type: v.literal('remove-double'), id: text }),
  v.object({ type: v.literal('keep-both'), id: text }),
  /** What is planned gets another time, or is not published. `id` is a delivery's or a record's. Answered by `{ done }`. */
  v.object({ type: v.literal('replan'), id: text, at: moment }),
  v.object({ type: v.literal('cancel'), id: text }),
  /** A status of an account was corrected; it stands under this id and address now. */
  v.object({
    ...{ type: v.literal('corrected'), account: text, status: text },
    now: v.object({ id: text, url: text, differs: v.exactOptional(storedDifferences) }),
  }),
  /** What a person wrote for a claim that waits for it: descriptions, or a reason to go without. */
  v.object({ type: v.literal('describe'), id: text, descriptions, reason: v.optional(text) }),
  /** An account has a new token. */
  v.object({ type: v.literal('signed-in'), account: text }),
  /** A private person's profile is offered from now on. */
  v.object({ type: v.literal('offer-profile'), tab, composer: text }),
  /** A person has read that a post was not recognised. */
  v.object({ type: v.literal('dismiss'), id: text }),
  /** What the window asks. Answered by Asked, or nothing where it is settled. */
  v.object({ type: v.literal('question'), about }),
  /** Answered by `Taken`, for an offer that could not be taken. `always`: from now on it goes to these accounts. */
  v.object({ type: v.literal('answer'), about, yes: v.boolean(), always: v.exactOptional(v.boolean()) }),
  /** What was written here is to go. Answered by SendAnswer. */
  v.object({ type: v.literal('send-manuscript'), id: text }),
  v.object({ type: v.literal('wipe') }),
]);
export type FromOwnPages = v.InferOutput<typeof fromOwnPages>;
