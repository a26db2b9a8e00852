import type { AppBskyFeedPost } from '@atproto/api';
import * as v from 'valibot';
import { postCollection } from './at-uri.ts';

/*
 * A post's record as far as it is mirrored (lexicon app.bsky.feed.post and its embeds). Unknown embeds and facets parse
 * as what they are, so that a post with something new in it is still read.
 */
const blob = v.object({ ref: v.object({ $link: v.string() }), mimeType: v.string(), size: v.number() });
const picture = v.object({ image: blob, alt: v.optional(v.string(), '') });
const strongRef = v.object({ uri: v.string(), cid: v.string() });

const images = v.object({ $type: v.literal('app.bsky.embed.images'), images: v.array(picture) });
const gallery = v.object({ $type: v.literal('app.bsky.embed.gallery'), items: v.array(picture) });
const video = v.object({
  $type: v.literal('app.bsky.embed.video'),
  video: blob,
  alt: v.optional(v.string(), ''),
});
const external = v.object({
  $type: v.literal('app.bsky.embed.external'),
  external: v.object({ uri: v.string() }),
});
const quote = v.object({ $type: v.literal('app.bsky.embed.record'), record: strongRef });
const media = v.variant('$type', [images, gallery, video, external]);
const quoteWithMedia = v.object({
  $type: v.literal('app.bsky.embed.recordWithMedia'),
  record: v.object({ record: strongRef }),
  media,
});
const embed = v.variant('$type', [images, gallery, video, external, quote, quoteWithMedia]);

const feature = v.union([
  v.object({ $type: v.literal('app.bsky.richtext.facet#link'), uri: v.string() }),
  v.object({ $type: v.literal('app.bsky.richtext.facet#mention'), did: v.string() }),
  v.object({ $type: v.literal('app.bsky.richtext.facet#tag'), tag: v.string() }),
  v.object({ $type: v.string() }),
]);

export const facet = v.object({
  index: v.object({ byteStart: v.number(), byteEnd: v.number() }),
  features: v.array(feature),
});

export const postRecord = v.object({
  $type: v.literal(postCollection),
  text: v.string(),
  createdAt: v.string(),
  facets: v.optional(v.array(facet), []),
  langs: v.optional(v.array(v.string()), []),
  labels: v.optional(v.object({ values: v.optional(v.array(v.object({ val: v.string() })), []) })),
  embed: v.optional(embed),
  reply: v.optional(v.object({ root: strongRef, parent: strongRef })),
});

export type Facet = v.InferOutput<typeof facet>;
export type Embed = v.InferOutput<typeof embed>;
export type PostRecord = v.InferOutput<typeof postRecord>;
export type BlobRef = v.InferOutput<typeof blob>;

/** Every field that is read exists in the lexicon: a renamed one is noticed when the types are checked. */
type Read = Exclude<keyof PostRecord, '$type'>;
export type UnknownToTheLexicon = Exclude<Read, keyof AppBskyFeedPost.Record>;
export const lexiconKnowsEveryField: [UnknownToTheLexicon] extends [never] ? true : false = true;
