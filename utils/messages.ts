import * as v from 'valibot';
import type { Limits, Rule } from './mastodon/types.ts';
import type { Edits } from './post/edits.ts';
import type { ProblemReport } from './post/problem.ts';
import type { Shape } from './post/shape.ts';
import type { Profile, Publication, PublishedPart, Segment } from './post/types.ts';

/*
 * Everything the parts of the extension may say to each other, sorted by trust.
 *
 * 1. tap → watch: an Exchange over the line of utils/tap/channel.ts. A page can forge it. Only watch hears it.
 * 2. watch and panel → background: `FromPage`. Our own code, but it runs beside a page's: parsed, and every publication
 *    in it is a claim, which the background looks up itself where its source is open to everybody. No answer to it ever
 *    holds a token.
 * 3. background and popup → watch: `ToPage`.
 * 4. popup and options → background: `FromOurPages`. They read the stores themselves; what is on its way is changed by
 *    the background alone.
 */

const text = v.pipe(v.string(), v.maxLength(10_000));
const platform = v.picklist(['bluesky', 'facebook', 'instagram']);
const accounts = v.pipe(v.array(text), v.maxLength(50));
const profile: v.GenericSchema<Profile> = v.object({
  platform,
  id: text,
  name: text,
  isPrivate: v.exactOptional(v.boolean()),
});

/** A post on Facebook may have 63,206 characters. */
const longText = v.pipe(v.string(), v.maxLength(100_000));
const many = <T extends v.GenericSchema>(items: T) => v.pipe(v.array(items), v.maxLength(200));

const segment: v.GenericSchema<Segment> = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: longText }),
  v.object({ kind: v.literal('link'), text: longText, url: longText }),
  v.object({ kind: v.literal('mention'), name: text, url: text }),
  v.object({ kind: v.literal('hashtag'), tag: text }),
]);

const part: v.GenericSchema<PublishedPart> = v.object({
  id: text,
  revision: text,
  text: longText,
  content: v.exactOptional(
    v.object({
      segments: v.pipe(v.array(segment), v.maxLength(5000)),
      links: many(longText),
      media: many(
        v.object({
          upload: text,
          kind: v.picklist(['image', 'video']),
          description: v.exactOptional(longText),
          file: v.exactOptional(v.instance(Blob)),
        }),
      ),
    }),
  ),
});

/** Where one request published to several networks, watch has chosen whose text it is. */
export const publication: v.GenericSchema<Publication> = v.object({
  platform,
  profile: text,
  alsoAs: v.exactOptional(many(text)),
  id: text,
  address: text,
  time: v.number(),
  scheduled: v.exactOptional(v.boolean()),
  parts: v.pipe(many(part), v.minLength(1)),
});

const byIndex = v.optional(v.record(v.pipe(v.string(), v.regex(/^\d{1,3}$/)), longText));
const edits: v.GenericSchema<Edits> = v.object({
  texts: byIndex,
  warning: v.optional(longText),
  language: v.optional(v.pipe(v.string(), v.maxLength(35))),
  visibility: v.optional(v.picklist(['public', 'unlisted'])),
  descriptions: byIndex,
  reason: v.optional(longText),
});

/** Whether a platform's pages are still as this version knows them, with shapes of requests for a diagnosis. */
const health = v.object({
  platform,
  state: v.picklist(['ok', 'changed']),
  shapes: many(v.custom<Shape>((value) => typeof value === 'object' && value !== null)),
});
export type Health = v.InferOutput<typeof health>;

export const fromPage = v.variant('type', [
  /** A composer of this profile is open: which accounts could it go to? Answered by a ComposerAnswer. */
  v.object({ type: v.literal('composer'), profile }),
  /** Put the panel into this tab. */
  v.object({ type: v.literal('panel') }),
  /** A person switched the mirror on, for these accounts. */
  v.object({ type: v.literal('arm'), composer: text, profile, accounts, openedAt: v.number() }),
  v.object({ type: v.literal('disarm'), composer: text }),
  /** The post of an armed composer was accepted. Answered by `{ taken }`. */
  v.object({
    type: v.literal('published'),
    composer: text,
    publication,
    edits: v.optional(edits, {}),
  }),
  /** A person asked for an unarmed post to be mirrored. */
  v.object({
    type: v.literal('mirror'),
    profile,
    accounts,
    publication,
    openedAt: v.number(),
    edits: v.optional(edits, {}),
  }),
  v.object({ type: v.literal('options') }),
  v.object({ type: v.literal('health'), health }),
]);
export type FromPage = v.InferOutput<typeof fromPage>;

export const fromOurPages = v.variant('type', [
  /** A person asked for a post to be mirrored, offered by that tab or read from the author's server. */
  v.object({
    type: v.literal('mirror'),
    profile,
    accounts,
    publication,
    tab: v.optional(v.number()),
    edits: v.optional(edits, {}),
  }),
  /** `id` is a delivery's or a claim's. */
  v.object({ type: v.literal('retry'), id: text }),
  v.object({ type: v.literal('discard'), id: text }),
  /** What a person wrote for a claim that waits for it: descriptions, or a reason to go without. */
  v.object({ type: v.literal('describe'), id: text, descriptions: byIndex, reason: v.optional(longText) }),
  /** An account has a new token. */
  v.object({ type: v.literal('signed-in'), account: text }),
  v.object({ type: v.literal('wipe') }),
]);
export type FromOurPages = v.InferOutput<typeof fromOurPages>;

/** What a page may know of an account. */
export interface AccountCard {
  id: string;
  name: string;
  handle: string;
  avatar: string;
  signedIn: boolean;
  limits: Omit<Limits, 'imagePixels'>;
  software: string;
}

/** What the panel needs to know, so that its preview is what the background will plan. */
export interface ComposerAnswer
  extends Pick<Rule, 'descriptions' | 'numbered' | 'keepTracking' | 'textFrom' | 'originals'> {
  accounts: AccountCard[];
  /** Ids of the accounts to go to, as the rule says or as is proposed. */
  chosen: string[];
  mode: 'ask' | 'armed' | 'never';
  visibility: 'public' | 'unlisted';
  /** Names of the profile's platform and the accounts, `user@host`, that they stand for. */
  book: { name: string; account: string }[];
}

export interface Taken {
  taken: boolean;
}

/** What became of a publication on one account. */
export type Outcome = { account: string; publication: string } & (
  | { state: 'done'; url: string }
  /** It is public at this time, milliseconds since 1970: until then the server keeps it, or the extension does. */
  | { state: 'scheduled'; at: number; keptHere: boolean }
  | { state: 'waiting' | 'failed'; problem: ProblemReport }
);

/** A post that was published without a mirror, for a person to decide on. */
export interface Offer {
  publication: Publication;
  profile: Profile;
  accounts: { id: string; name: string }[];
  /** Made of a draft: nobody saw whether it was published. */
  unseen?: boolean;
  /** What a person changed for Mastodon alone. */
  edits?: Edits;
}

export type ToPage =
  /** There is a new account, or a new rule. */
  | { type: 'ask-again' }
  /** The popup asks for profiles that are not offered because they are private people's. Answered by Profile[]. */
  | { type: 'private-profiles' }
  | { type: 'outcome'; outcome: Outcome }
  /** The popup asks what this tab has to offer. Answered by Offer[]. */
  | { type: 'offers' }
  /** The offer was taken elsewhere. */
  | { type: 'taken'; publication: string };
