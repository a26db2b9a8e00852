import type { AppBskyFeedPost } from '@atproto/api';
import { CID } from 'multiformats/cid';
import * as v from 'valibot';
import { postCollection } from './at-uri.ts';

/*
 * A post's record as far as it is mirrored, with the bounds of its lexicon (app.bsky.feed.post and its embeds, read in
 * @atproto/api 0.21.0) or, where it has none, with wide ones. Unknown facets parse as what they are, so that a post with
 * something new in it is still read; an unknown embed does not, because it would be left out.
 */
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));

const address = text(10_000);
const description = v.optional(text(10_000), '');

const blob = (types: RegExp) =>
  v.object({
    ref: v.object({ $link: v.pipe(v.string(), v.regex(/^b[a-z2-7]{10,100}$/), v.check(isCid)) }),
    mimeType: v.pipe(v.string(), v.regex(types)),
    size: v.pipe(v.number(), v.integer(), v.minValue(1)),
  });
/** The lexicon says `image/*`; these are the pictures whose files are understood. */
const picture = v.object({ image: blob(/^image\/(jpeg|png|webp|gif|avif|heic|heif)$/), alt: description });
const strongRef = v.object({ uri: address, cid: text(200) });

const images = v.object({ $type: v.literal('app.bsky.embed.images'), images: list(picture, 20) });
const gallery = v.object({ $type: v.literal('app.bsky.embed.gallery'), items: list(picture, 20) });
const video = v.object({
  $type: v.literal('app.bsky.embed.video'),
  video: blob(/^video\/(mp4|quicktime|webm)$/),
  alt: description,
  // Mastodon has no place for them: whatever is wrong with a file of theirs hinders nothing.
  captions: v.optional(
    list(v.object({ lang: text(100), file: v.fallback(v.optional(blob(/^text\/vtt$/)), undefined) }), 20),
    [],
  ),
});
const external = v.object({
  $type: v.literal('app.bsky.embed.external'),
  // Of a page's own words nothing is needed.
  external: v.object({ uri: address, description: v.fallback(text(10_000), '') }),
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
  v.object({ $type: v.literal('app.bsky.richtext.facet#link'), uri: address }),
  // Its address names the DID: what has not its form could be words.
  v.object({
    $type: v.literal('app.bsky.richtext.facet#mention'),
    did: v.pipe(text(2048), v.regex(/^did:[a-z]+:[\w.:%-]+$/)),
  }),
  v.object({ $type: v.literal('app.bsky.richtext.facet#tag'), tag: text(640) }),
  v.object({ $type: v.string() }),
]);

export const facet = v.object({
  index: v.object({ byteStart: v.number(), byteEnd: v.number() }),
  features: list(feature, 10),
});

/** ISO 8601 with its zone (AT Protocol, "Lexicon", datetime), of a year in which there can be a clock. */
const time = v.pipe(
  text(64),
  v.regex(/^(19[7-9]\d|20\d\d)-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/),
  v.check((value) => !Number.isNaN(Date.parse(value))),
);

export const postRecord = v.object({
  $type: v.literal(postCollection),
  text: text(3000),
  createdAt: time,
  facets: v.optional(list(facet, 1000), []),
  langs: v.optional(list(text(100), 20), []),
  tags: v.optional(list(text(640), 100), []),
  labels: v.optional(v.object({ values: v.optional(list(v.object({ val: text(128) }), 10), []) })),
  embed: v.optional(embed),
  reply: v.optional(v.object({ root: strongRef, parent: strongRef })),
});

function isCid(link: string): boolean {
  try {
    return CID.parse(link).version === 1;
  } catch {
    return false;
  }
}

export type Facet = v.InferOutput<typeof facet>;
export type Embed = v.InferOutput<typeof embed>;
export type PostRecord = v.InferOutput<typeof postRecord>;
export type BlobRef = v.InferOutput<ReturnType<typeof blob>>;

/** Every field that is read exists in the lexicon: a renamed one is noticed when the types are checked. */
type Read = Exclude<keyof PostRecord, '$type'>;
export type UnknownToTheLexicon = Exclude<Read, keyof AppBskyFeedPost.Record>;
export const lexiconKnowsEveryField: [UnknownToTheLexicon] extends [never] ? true : false = true;
