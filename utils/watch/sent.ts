import type { Edits } from '../post/edits.ts';
import type { DraftMedia, Platform, Publication, PublishedPart, SentMedia, Upload } from '../post/types.ts';
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

/** A publication with all that it takes to mirror it: its media's files, and their descriptions as far as they are known. */
export interface Sent {
  publication: Publication;
  files: (Blob | undefined)[] | undefined;
  /** Without what can no longer be tied to its picture. */
  edits: Edits;
}

/** Puts together what the platform's request said, what was uploaded before it, and what the composer showed. */
export function put(published: Publication, uploads: Uploads, composer: OpenComposer, wishes: Wishes): Sent {
  const { variants, ...only } = published;
  const parts = (wishes.textFrom && variants?.[wishes.textFrom]) ?? only.parts;
  const publication = { ...only, parts };
  const media = mediaOf(parts);
  const { edits } = composer;
  // What is read at its source has its descriptions there.
  if (!parts.some(({ content }) => content)) return { publication, files: undefined, edits };
  const shown = composer.draft.parts.flatMap((part) => part.media);
  const isSure = shown.length === media.length && !composer.draft.parts.some(({ more }) => more);
  let index = 0;
  const described = (each: SentMedia): SentMedia => {
    const draft = isSure ? shown[index] : undefined;
    index += 1;
    // What was uploaded is known, where the request leaves it open.
    const kind = uploads.get(each.upload)?.kind ?? each.kind;
    const description = each.description ?? (draft?.unchecked ? undefined : draft?.description);
    return { upload: each.upload, kind, ...(description === undefined ? {} : { description }) };
  };
  return {
    publication: { ...publication, parts: parts.map((part) => withMedia(part, described)) },
    files: media.map(({ upload }) => fileOf(uploads.get(upload), wishes)),
    edits: isSure ? edits : { ...edits, descriptions: undefined },
  };
}

/** What a composer held when it closed, as a publication that nobody has seen. For a person to decide on. */
export function fromDraft(
  { id, profile, draft, openedAt }: OpenComposer,
  uploads: Uploads,
  { now, address }: { now: number; address: string },
): Publication {
  const mine = [...uploads.values()].filter(({ at }) => at >= openedAt);
  const uploaded = mine.map(({ kind }): DraftMedia => ({ src: '', kind, description: undefined }));
  const draftParts = draft.parts.map((part) => (part.more ? { ...part, media: uploaded } : part));
  const shown = draftParts.flatMap((part) => part.media);
  // Where the numbers differ nobody knows which is which, and none of them has a file.
  const ids = mine.length === shown.length ? mine.map((upload) => upload.id) : [];
  let next = 0;
  const name = `draft:${id}`;
  const parts = draftParts.map(({ text, media }, part): PublishedPart => {
    const sent = media.map(({ kind = 'image', description, unchecked }): SentMedia => {
      const upload = ids[next] ?? '';
      next += 1;
      return { upload, kind, ...(description && !unchecked ? { description } : {}) };
    });
    const content = { segments: [{ kind: 'text' as const, text }], links: [], media: sent };
    return { id: `${name}/${part}`, revision: '', text, content };
  });
  return { platform: profile.platform, profile: profile.id, id: name, address, time: now, parts };
}

function mediaOf(parts: readonly PublishedPart[]): SentMedia[] {
  return parts.flatMap(({ content }) => content?.media ?? []);
}

function withMedia(part: PublishedPart, change: (media: SentMedia) => SentMedia): PublishedPart {
  const { content } = part;
  return content ? { ...part, content: { ...content, media: content.media.map(change) } } : part;
}

function fileOf(upload: Upload | undefined, { originals }: Wishes): Blob | undefined {
  return originals ? (upload?.original ?? upload?.file) : upload?.file;
}
