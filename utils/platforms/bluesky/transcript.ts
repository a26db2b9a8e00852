import { cutText } from '../../post/shown-text.ts';
import type { Transcript } from '../../post/types.ts';
import type { Io } from '../contract.ts';
import type { Embed, PostRecord } from './record.ts';
import { getBlob } from './repository.ts';
import { textOfCaptions } from './webvtt.ts';

/** A file of captions has 20 kB by its lexicon (app.bsky.embed.video); no more is read. */
const largest = 20_000;

/** The captions of a record's video, each with its language. */
export function captionsOf(
  embed: Embed | undefined,
): Extract<Embed, { $type: 'app.bsky.embed.video' }>['captions'] {
  if (embed?.$type === 'app.bsky.embed.recordWithMedia') return captionsOf(embed.media);
  return embed?.$type === 'app.bsky.embed.video' ? embed.captions : [];
}

/**
 * What is said in a record's video, by its captions: those in the post's language, else the first. Whatever hinders that says
 * nothing of the post: then there is none.
 */
export async function readTranscript(
  { embed, langs }: PostRecord,
  server: string,
  did: string,
  io: Io,
): Promise<Transcript | undefined> {
  const captions = captionsOf(embed);
  const chosen = captions.find(({ lang }) => lang === langs[0]) ?? captions[0];
  if (!chosen?.file || chosen.file.size > largest) return undefined;
  try {
    const file = await getBlob(server, did, chosen.file, io);
    const text = cutText(textOfCaptions(await file.text()), largest);
    return text ? { language: chosen.lang, text } : undefined;
  } catch {
    return undefined;
  }
}
