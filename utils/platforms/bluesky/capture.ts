import * as v from 'valibot';
import { Problem } from '../../post/problem.ts';
import type {
  Media,
  Post,
  PostPart,
  Profile,
  Publication,
  PublishedPart,
  WarningLabel,
} from '../../post/types.ts';
import type { Io } from '../contract.ts';
import { addressOf, parseAtUri, postCollection } from './at-uri.ts';
import { isGif } from './cards.ts';
import { confirmHandle, serverOf } from './identity.ts';
import { earlierLabels, lossesOf, quoteLosses } from './losses.ts';
import { type BlobRef, type Embed, type PostRecord, postRecord } from './record.ts';
import { cidOf } from './record-cid.ts';
import { getBlob, getRecord } from './repository.ts';
import { segmentsOf } from './segments.ts';
import { readTranscript } from './transcript.ts';

const warnings: WarningLabel[] = ['sexual', 'nudity', 'porn', 'graphic-media'];

/** The longest thread that is read, in posts. */
const longestThread = 100;

/** What is loaded for one post or thread at most, in bytes. Mastodon takes 16 MB a picture and 99 MB a video. */
const heaviest = { image: 16_000_000, video: 104_000_000, together: 208_000_000 };

/** The most pictures and videos of one post or thread: each is a request of its own. */
const mostMedia = 400;

/** How far ahead of ours the author's clock may be, in milliseconds. */
const clocksApart = 24 * 3_600_000;

/**
 * The post or thread as its author's own server holds it: text, full links, pictures and video with their alternative
 * texts, language and labels. The claim only says where to look: the author must be called as the page said, and every
 * byte must be the one that the claimed CID was made from, and that was sent, where that is known. Throws Problem if a record
 * is not there, is not the one that was claimed, belongs to somebody else or is a reply.
 */
export async function capture(publication: Publication, { name }: Profile, io: Io): Promise<Post> {
  const { profile, parts: claimed } = publication;
  if (!claimed.length || claimed.length > longestThread) throw unreadable(`${claimed.length}`);
  const [server] = await Promise.all([serverOf(profile, io), confirmHandle(profile, name, io)]);
  const read = await Promise.all(claimed.map((part) => readPart(server, publication, part, io)));
  const records = read.map(({ record }) => record);
  records.forEach((record, index) => {
    const parent = claimed[index - 1]?.id;
    // The publication is remembered by its first part: under another name it could be mirrored once more.
    if (record.reply?.parent.uri !== parent || claimed[0]?.id !== publication.id)
      throw new Problem('refused', 'record-differs', publication.address);
  });
  limitMedia(records);
  const parts = await Promise.all(read.map((each) => partOf(each, server, profile, io)));
  return { parts, language: languageOf(records[0]), time: Date.parse(records[0]?.createdAt ?? '') };
}

async function readPart(
  server: string,
  publication: Publication,
  { id, revision, text, sent }: PublishedPart,
  io: Io,
) {
  const at = parseAtUri(id);
  if (at?.repo !== publication.profile || at.collection !== postCollection) {
    throw new Problem('refused', 'record-foreign', publication.address);
  }
  const { uri, cid, value } = await getRecord(server, id, io);
  const differs = () => new Problem('refused', 'record-differs', publication.address);
  if (uri !== id || cid !== (revision || cid) || (await cidOf(value)) !== cid) throw differs();
  // A page may name another record of the same author than the one that it said it wrote.
  if (sent !== undefined && (await cidOfSent(sent)) !== cid) throw differs();
  const record = v.safeParse(postRecord, value);
  // Content that this version does not know is not left out without a word.
  if (!record.success) throw unreadable(v.getDotPath(record.issues[0]) ?? '');
  if (record.output.text !== text) throw differs();
  if (Date.parse(record.output.createdAt) > Date.now() + clocksApart) throw unreadable('createdAt');
  return { record: record.output, value };
}

async function cidOfSent(sent: string): Promise<string | undefined> {
  try {
    return await cidOf(JSON.parse(sent));
  } catch {
    return undefined;
  }
}

function unreadable(detail: string): Problem {
  return new Problem('page-changed', 'record-unreadable', detail);
}

/** Before anything is loaded: the sizes that a record says are the most that is read. */
function limitMedia(records: PostRecord[]): void {
  const media = records.flatMap(({ embed }) => embedded(embed).media);
  if (media.length > mostMedia) throw unreadable(`${media.length}`);
  const together = media.reduce((sum, { blob }) => sum + blob.size, 0);
  const large = media.find(({ kind, blob }) => blob.size > heaviest[kind])?.blob.size;
  if (large || together > heaviest.together) {
    throw new Problem('refused', 'media-too-large', `${Math.round((large ?? together) / 1_000_000)} MB`);
  }
}

/** The first language, or none where that is not said as BCP 47 has it. */
function languageOf(record: PostRecord | undefined): string | undefined {
  const language = record?.langs[0] ?? '';
  return /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(language) ? language : undefined;
}

async function partOf({ record, value }: Read, server: string, did: string, io: Io): Promise<PostPart> {
  const { links, media, linkTexts } = embedded(record.embed);
  const segments = segmentsOf(record.text, record.facets);
  // All at once: a person waits for what needs the longest.
  const [quoted, transcript, withFiles] = await Promise.all([
    quoteLosses(record.embed, server, did, io),
    readTranscript(record, server, did, io),
    Promise.all(
      media.map(
        async ({ kind, blob, description }): Promise<Media> => ({
          kind,
          description,
          file: await getBlob(server, did, blob, io),
        }),
      ),
    ),
  ]);
  const losses = [...quoted, ...lossesOf(record, value, segments, transcript)];
  return {
    segments,
    links,
    ...(linkTexts ? { linkTexts } : {}),
    ...(losses.length ? { losses } : {}),
    media: withFiles,
    labels: warnings.filter((label) =>
      record.labels?.values.some(({ val }) => (earlierLabels[val] ?? val) === label),
    ),
  };
}

interface Read {
  record: PostRecord;
  value: unknown;
}

interface Embedded {
  links: string[];
  linkTexts?: Record<string, string>;
  media: { kind: Media['kind']; blob: BlobRef; description: string }[];
}

function embedded(embed: Embed | undefined): Embedded {
  switch (embed?.$type) {
    case 'app.bsky.embed.images':
      return { links: [], media: embed.images.map(pictured) };
    case 'app.bsky.embed.gallery':
      return { links: [], media: embed.items.map(pictured) };
    case 'app.bsky.embed.video':
      return { links: [], media: [{ kind: 'video', blob: embed.video, description: embed.alt }] };
    // A link card, and a GIF from the client's search, which lies at a third party and is never fetched.
    case 'app.bsky.embed.external':
      return { links: [embed.external.uri], media: [], ...described(embed.external) };
    case 'app.bsky.embed.record':
      return { links: [addressOf(embed.record.uri)], media: [] };
    case 'app.bsky.embed.recordWithMedia': {
      const inner = embedded(embed.media);
      return { ...inner, links: [...inner.links, addressOf(embed.record.record.uri)] };
    }
    default:
      return { links: [], media: [] };
  }
}

/**
 * A GIF's description, if its author wrote it: what the search's own service says of it begins with `ALT:` (social-app,
 * src/lib/gif-alt-text.ts).
 */
function described({ uri, description }: { uri: string; description: string }): Pick<Embedded, 'linkTexts'> {
  const own = isGif(uri) ? /^Alt(?: text)?:\s*(\S.*)$/s.exec(description)?.[1] : undefined;
  return own ? { linkTexts: { [uri]: `GIF: ${own.trim()}` } } : {};
}

function pictured({ image, alt }: { image: BlobRef; alt: string }): Embedded['media'][number] {
  return { kind: 'image', blob: image, description: alt };
}
