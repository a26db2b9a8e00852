import type { Recogniser } from '../platforms/contract.ts';
import type { Drafted } from '../post/draft-edits.ts';
import type {
  Draft,
  DraftMedia,
  Platform,
  Publication,
  PublishedPart,
  SentMedia,
  Upload,
} from '../post/types.ts';
import { draftedAs, withKeysOfMedia } from './drafted-as.ts';
import { type Places, placesOf } from './match-media.ts';
import type { OpenComposer } from './state.ts';

/** The pictures and videos that the page has uploaded, by the platform's own ids, in the order of their uploads. */
export type Uploads = ReadonlyMap<string, Upload & { at: number }>;

/** How a person wants it where one request says more than one thing. */
export interface Wishes {
  /** From which network's text, where one request published to several. */
  textFrom?: Platform | undefined;
  /** Pictures as they were chosen, not as they were published. */
  originals?: boolean | undefined;
}

/** A publication with all that it takes to mirror it: each of its media with its file and its description as far as they are known. */
export interface Complete {
  publication: Publication;
  /** What of the composer's draft each of its parts and of their pictures and videos is. */
  drafted: Drafted;
  /** The request describes a picture or video otherwise than the composer did. */
  isDescribedOtherwise?: boolean;
}

/** Puts together what the platform's request said, what was uploaded before it, and what the composer showed. */
export function complete(
  published: Publication,
  draft: Draft,
  uploads: Uploads,
  wishes: Wishes,
  isText: Recogniser['isText'],
): Complete {
  const { variants, ...only } = published;
  const parts = (wishes.textFrom && variants?.[wishes.textFrom]) ?? only.parts;
  const publication = { ...only, parts };
  const shown = shownBy(draft);
  const drafted = draftedAs(published, draft, isText);
  // What is read at its source has its media there, in the order in which they stood in the composer.
  if (!parts.some(({ content }) => content)) return { publication, drafted };
  // A request may leave it open what a video is.
  const kindOf = ({ upload, kind }: SentMedia) => (uploads.get(upload)?.kind === 'video' ? 'video' : kind);
  const media = mediaOf(parts).map((each) => ({ ...each, kind: kindOf(each) }));
  const places = shown && (placesShown(shown, media, uploads) ?? placesOf(shown, media));
  const isOf = (index: number): DraftMedia | undefined => shown?.[places?.[index] ?? -1];
  const isDescribedOtherwise = media.some(({ description = '' }, index) => {
    const own = isOf(index);
    return (
      description !== '' && own?.description !== undefined && own.description.trim() !== description.trim()
    );
  });
  const whole = media.map((each, index) =>
    withFile(withDescription(each, isOf(index)), uploads.get(each.upload), wishes),
  );
  const keys = media.map((_, index) => isOf(index)?.key ?? null);
  return {
    publication: { ...publication, parts: withMedia(parts, whole) },
    drafted: withKeysOfMedia(drafted, parts, keys, draft),
    isDescribedOtherwise,
  };
}

/** Which is which by the addresses that the page shows the chosen files under, where any of them is known. */
function placesShown(
  shown: readonly DraftMedia[],
  sent: readonly SentMedia[],
  uploads: Uploads,
): Places | undefined {
  const places = sent.map(({ upload }) => {
    const addresses = uploads.get(upload)?.shownAs ?? [];
    const place = shown.findIndex(({ src }) => addresses.includes(src));
    return place < 0 ? undefined : place;
  });
  return places.some((place) => place !== undefined) ? places : undefined;
}

/** What a composer held when it closed, as a publication that nobody has seen. For a person to decide on. */
export function fromDraft(
  { id, profile, draft, openedAt }: Pick<OpenComposer, 'id' | 'profile' | 'draft' | 'openedAt'>,
  uploads: Uploads,
  { now, address }: { now: number; address: string },
): Publication {
  const mine = [...uploads.values()].filter(({ at }) => at >= openedAt);
  const media = mediaFromDraft(draft, mine);
  const name = `draft:${id}`;
  const parts = draft.parts.map(({ text }, part): PublishedPart => {
    const segments = [{ kind: 'text' as const, text }];
    // What is not read at its source is one post, without a thread.
    const content = { segments, links: [], media: part ? [] : media };
    return { id: `${name}/${part}`, revision: '', text, content };
  });
  return { platform: profile.platform, profile: profile.id, id: name, address, time: now, parts };
}

function mediaFromDraft(draft: Draft, uploads: Upload[]): SentMedia[] {
  const sent = uploads.map(({ id: upload, kind }): SentMedia => ({ upload, kind }));
  const shown = shownBy(draft);
  if (!shown) return sent;
  const known = shown.map(({ src }) => uploads.find(({ shownAs }) => shownAs?.includes(src)));
  if (known.every((upload) => upload !== undefined)) {
    return known.map(({ id: upload, kind }, index) => withDescription({ upload, kind }, shown[index]));
  }
  const places = placesOf(shown, uploads);
  // Nobody knows which is which, and none of them has a file.
  if (!places) return shown.map(({ kind = 'image' }) => ({ upload: '', kind }));
  const [only] = shown;
  if (sent.length === 1 && sent[0]) return [withDescription(sent[0], only)];
  // Uploads end in any order, and a person may have changed it: no description is put on another picture.
  return sent.map((each) => ({ ...each, description: '' }));
}

/** What a composer shows; `undefined` where it does not show what the post has. */
function shownBy({ parts }: Draft): DraftMedia[] | undefined {
  return parts.some(({ more }) => more) ? undefined : parts.flatMap(({ media }) => media);
}

/** What the request says goes before what was shown, and nothing that nobody has checked. */
function withDescription(media: SentMedia, shown: DraftMedia | undefined): SentMedia {
  const own = shown?.unchecked ? '' : shown?.description;
  return media.description === undefined && own ? { ...media, description: own } : media;
}

function mediaOf(parts: readonly PublishedPart[]): SentMedia[] {
  return parts.flatMap(({ content }) => content?.media ?? []);
}

/** The same without its files, which stay in the page until a person wants them. */
export function withoutFiles(publication: Publication): Publication {
  const bare = mediaOf(publication.parts).map(({ file: _, ...rest }) => rest);
  return { ...publication, parts: withMedia(publication.parts, bare) };
}

/**
 * The same without those of its media whose bytes nobody has seen, as of a draft that was restored; `undefined` where there are
 * none, or where nothing would be left of the post.
 */
export function withoutUnseen({ publication, drafted }: Complete): Complete | undefined {
  const media = mediaOf(publication.parts);
  const isSeen = media.map(({ file }) => file !== undefined);
  const isAnything = publication.parts.some(
    ({ text, content }) => text.trim() || content?.links.length || content?.media.some(({ file }) => file),
  );
  if (isSeen.every(Boolean) || !isAnything) return undefined;
  const parts = publication.parts.map((part) => {
    const { content } = part;
    return content
      ? { ...part, content: { ...content, media: content.media.filter(({ file }) => file) } }
      : part;
  });
  const seenOf = (index: number) => publication.parts[index]?.content?.media.map(({ file }) => file) ?? [];
  const draftedParts = drafted.parts.map((part, index) => ({
    ...part,
    media: part.media.filter((_, place) => seenOf(index)[place]),
  }));
  return { publication: { ...publication, parts }, drafted: { ...drafted, parts: draftedParts } };
}

function withMedia(parts: readonly PublishedPart[], media: readonly SentMedia[]): PublishedPart[] {
  let next = 0;
  return parts.map((part) => {
    const { content } = part;
    if (!content) return part;
    const first = next;
    next += content.media.length;
    return { ...part, content: { ...content, media: media.slice(first, next) } };
  });
}

/** A picture that has the id of a video is its cover, and never goes in its place. */
function withFile(media: SentMedia, upload: Upload | undefined, { originals }: Wishes): SentMedia {
  if (upload?.kind !== media.kind) return media;
  const file = originals ? (upload.original ?? upload.file) : upload.file;
  const isOther = /^(?:image|video)\//.test(file?.type ?? '') && !file?.type.startsWith(media.kind);
  return file && !isOther ? { ...media, file } : media;
}
