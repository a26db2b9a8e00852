import * as v from 'valibot';
import { moment } from '../post/bounds.ts';
import type { DraftEdits, Drafted } from '../post/draft-edits.ts';
import { platforms } from '../post/platforms.ts';
import type { Change, Profile, Publication, PublishedPart, Segment } from '../post/types.ts';

/* The shapes that several messages have in common, each with its bounds. */

export const text = v.pipe(v.string(), v.maxLength(10_000));
/** A post on Facebook may have 63,206 characters. */
export const longText = v.pipe(v.string(), v.maxLength(100_000));
export const many = <T extends v.GenericSchema>(items: T) => v.pipe(v.array(items), v.maxLength(200));
export const accounts = v.pipe(v.array(text), v.maxLength(50));
export const platform = v.picklist(platforms);

export const profile: v.GenericSchema<Profile> = v.object({
  platform,
  id: text,
  name: text,
  isPrivate: v.exactOptional(v.boolean()),
});

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
  // As long as a request that is read may be.
  sent: v.exactOptional(v.pipe(v.string(), v.maxLength(1_000_000))),
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
          edited: v.exactOptional(v.boolean()),
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
  time: moment,
  scheduled: v.exactOptional(v.boolean()),
  parts: v.pipe(many(part), v.minLength(1)),
});

export const change: v.GenericSchema<Change> = v.object({
  ...{ platform, profile: text, id: text },
  kind: v.picklist(['edited', 'deleted', 'rescheduled']),
  at: v.exactOptional(moment),
});

const key = v.pipe(v.string(), v.maxLength(200));
const byKey = <T extends v.GenericSchema>(each: T) => v.optional(v.record(key, each));

/** What a person changed for Mastodon alone, by the keys of the draft that it was changed for. */
export const edits: v.GenericSchema<DraftEdits> = v.object({
  post: v.optional(key),
  texts: byKey(v.object({ text: longText, of: longText })),
  warning: v.optional(longText),
  language: v.optional(v.pipe(v.string(), v.maxLength(35))),
  visibility: v.optional(v.picklist(['public', 'unlisted'])),
  descriptions: byKey(longText),
  reason: v.optional(longText),
});

/** Where the original has changed since a text was written for Mastodon alone: which of them goes. */
export const whichText = v.picklist(['own', 'original']);

/** For each part of a publication and each of its pictures and videos, its key in the composer's draft, or none. */
export const drafted: v.GenericSchema<Drafted> = v.object({
  key: v.nullable(key),
  parts: many(v.object({ key: v.nullable(key), text: longText, media: many(v.nullable(key)) })),
  loose: v.exactOptional(many(key)),
});

export const descriptions = v.optional(v.record(v.pipe(v.string(), v.regex(/^\d{1,3}$/)), longText));
