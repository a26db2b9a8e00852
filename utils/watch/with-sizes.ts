import type { Draft, DraftMedia, Upload } from '../post/types.ts';

/** A draft with the size and kind of what was uploaded for it, as far as it is sure which upload a picture or video is. */
export function withSizes(draft: Draft, uploads: readonly Upload[]): Draft {
  if (!uploads.length) return draft;
  const media = draft.parts.flatMap((part) => part.media);
  const withSize = (each: DraftMedia): DraftMedia => {
    const file = uploadOf(each, media, uploads)?.file;
    return file ? { ...each, bytes: file.size, type: file.type } : each;
  };
  return { ...draft, parts: draft.parts.map((part) => ({ ...part, media: part.media.map(withSize) })) };
}

function uploadOf(
  { src, kind = 'image' }: DraftMedia,
  media: readonly DraftMedia[],
  uploads: readonly Upload[],
): Upload | undefined {
  const shown = uploads.find(({ shownAs }) => shownAs?.includes(src));
  if (shown) return shown;
  const alike = uploads.filter((upload) => upload.kind === kind);
  const isOnly = media.filter((each) => (each.kind ?? 'image') === kind).length === 1;
  return isOnly && alike.length === 1 ? alike[0] : undefined;
}
