import * as v from 'valibot';
import { Problem } from '../../post/problem.ts';
import type { Media, Post, PostPart, Publication, WarningLabel } from '../../post/types.ts';
import type { Io } from '../contract.ts';
import { addressOf, parseAtUri, postCollection } from './at-uri.ts';
import { type BlobRef, type Embed, type PostRecord, postRecord } from './record.ts';
import { getBlob, getRecord, serverOf } from './repository.ts';
import { segmentsOf } from './segments.ts';

const warnings: WarningLabel[] = ['sexual', 'nudity', 'porn', 'graphic-media'];

/**
 * The post or thread as its author's own server holds it: text, full links, pictures and video with their alternative
 * texts, language and labels. The claim only says where to look. Throws Problem if a record is not there, is not the one
 * that was claimed, belongs to somebody else or is a reply.
 */
export async function capture(publication: Publication, io: Io): Promise<Post> {
  const server = await serverOf(publication.profile, io);
  const records = await Promise.all(
    publication.parts.map((part) => readPart(server, publication, part.id, part.revision, io)),
  );
  records.forEach((record, index) => {
    const parent = publication.parts[index - 1]?.id;
    if (record.reply?.parent.uri !== parent)
      throw new Problem('refused', 'record-differs', publication.address);
  });
  const parts = await Promise.all(records.map((record) => partOf(record, server, publication.profile, io)));
  return { parts, language: records[0]?.langs[0], time: Date.parse(records[0]?.createdAt ?? '') };
}

async function readPart(server: string, publication: Publication, id: string, revision: string, io: Io) {
  const at = parseAtUri(id);
  if (at?.repo !== publication.profile || at.collection !== postCollection) {
    throw new Problem('refused', 'record-foreign', publication.address);
  }
  const { uri, cid, value } = await getRecord(server, id, io);
  const record = v.safeParse(postRecord, value);
  if (uri !== id || cid !== revision) throw new Problem('refused', 'record-differs', publication.address);
  // Content that this version does not know is not left out without a word.
  if (!record.success) throw new Problem('page-changed', 'record-differs', publication.address);
  return record.output;
}

async function partOf(record: PostRecord, server: string, did: string, io: Io): Promise<PostPart> {
  const { links, media } = embedded(record.embed);
  return {
    segments: segmentsOf(record.text, record.facets),
    links,
    media: await Promise.all(
      media.map(
        async ({ kind, blob, description }): Promise<Media> => ({
          kind,
          description,
          file: await getBlob(server, did, blob.ref.$link, blob.mimeType, io),
        }),
      ),
    ),
    labels: warnings.filter((label) => record.labels?.values.some(({ val }) => val === label)),
  };
}

interface Embedded {
  links: string[];
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
      return { links: [embed.external.uri], media: [] };
    case 'app.bsky.embed.record':
      return { links: [addressOf(embed.record.uri)], media: [] };
    case 'app.bsky.embed.recordWithMedia': {
      const { links, media } = embedded(embed.media);
      return { links: [...links, addressOf(embed.record.record.uri)], media };
    }
    default:
      return { links: [], media: [] };
  }
}

function pictured({ image, alt }: { image: BlobRef; alt: string }): Embedded['media'][number] {
  return { kind: 'image', blob: image, description: alt };
}
