import type { Segment, SourceLoss, Transcript } from '../../post/types.ts';
import type { Io } from '../contract.ts';
import { parseAtUri } from './at-uri.ts';
import { unknownFields } from './fields.ts';
import type { Embed, PostRecord } from './record.ts';
import { isThere } from './repository.ts';
import { captionsOf } from './transcript.ts';

/**
 * What a record holds and no part of a post has a place for. `value` is the record as it was read, `segments` its text,
 * `transcript` what its captions say.
 */
export function lossesOf(
  record: PostRecord,
  value: unknown,
  segments: readonly Segment[],
  transcript?: Transcript,
): SourceLoss[] {
  const { embed, langs, tags, labels } = record;
  const languages = captionsOf(embed).map(({ lang }) => lang);
  const further = langs.slice(1);
  const outside = [...tags, ...tagsWithoutText(record, segments)];
  const losses: SourceLoss[] = [];
  if (languages.length) losses.push({ kind: 'captions', languages, ...(transcript && { transcript }) });
  if (further.length) losses.push({ kind: 'languages', languages: further });
  if (outside.length) losses.push({ kind: 'tags-outside', tags: [...new Set(outside)] });
  for (const { val } of labels?.values ?? []) {
    if (!isKnownLabel(val)) losses.push({ kind: 'label-unknown', label: val });
  }
  for (const url of linksLeftOut(record, segments)) losses.push({ kind: 'link-left-out', url });
  for (const field of [...unknownFeatures(record), ...unknownFields(value)]) {
    losses.push({ kind: 'field-unknown', field });
  }
  return losses;
}

/**
 * That a quote stands as a link; of a record of the author's own, whether it is there. Nobody else's server is asked: only
 * the author's is, by what is promised in the README.
 */
export async function quoteLosses(
  embed: Embed | undefined,
  server: string,
  did: string,
  io: Io,
): Promise<SourceLoss[]> {
  const uri = quotedUri(embed);
  if (uri === undefined) return [];
  const at = parseAtUri(uri);
  // A server that does not answer now says nothing.
  const stands = at?.repo !== did || (await isThere(server, uri, io).catch(() => true));
  const gone = at === undefined || !stands;
  return [{ kind: 'quote-as-link', gone }];
}

/** Labels that Bluesky used before, with the one that each is today (lexicon com.atproto.label.defs, 2023 and 2024). */
export const earlierLabels: Record<string, 'graphic-media' | 'sexual'> = {
  gore: 'graphic-media',
  nsfl: 'graphic-media',
  suggestive: 'sexual',
};

function isKnownLabel(label: string): boolean {
  return ['sexual', 'nudity', 'porn', 'graphic-media'].includes(label) || Object.hasOwn(earlierLabels, label);
}

function quotedUri(embed: Embed | undefined): string | undefined {
  if (embed?.$type === 'app.bsky.embed.record') return embed.record.uri;
  return embed?.$type === 'app.bsky.embed.recordWithMedia' ? embed.record.record.uri : undefined;
}

/** Of a facet that overlaps another, is no web address, or is the second one of its place. */
function linksLeftOut({ facets }: PostRecord, segments: readonly Segment[]): string[] {
  const kept = new Set(segments.flatMap((segment) => (segment.kind === 'link' ? [segment.url] : [])));
  const all = facets.flatMap(({ features }) => features.flatMap((each) => ('uri' in each ? [each.uri] : [])));
  return [...new Set(all)].filter((url) => !kept.has(url));
}

function tagsWithoutText({ facets }: PostRecord, segments: readonly Segment[]): string[] {
  const kept = new Set(
    segments.flatMap((segment) => (segment.kind === 'hashtag' ? [keyOf(segment.tag)] : [])),
  );
  const all = facets.flatMap(({ features }) => features.flatMap((each) => ('tag' in each ? [each.tag] : [])));
  return all.filter((tag) => !kept.has(keyOf(tag)));
}

/** Its text may have characters of no width that its tag has not. */
function keyOf(tag: string): string {
  return tag.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

const known = /^app\.bsky\.richtext\.facet#(?:link|mention|tag)$/;

function unknownFeatures({ facets }: PostRecord): string[] {
  const types = facets.flatMap(({ features }) => features.map(({ $type }) => $type));
  return [...new Set(types)].filter((type) => !known.test(type));
}
