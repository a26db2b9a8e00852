import { useEffect, useRef } from 'react';
import type { Draft, Media } from './draft.ts';
import { pictureOf, uploadPhoto, uploadVideo } from './files.ts';
import { linksIn, previewOf } from './link-card.ts';

/** Changes a draft; what it gives takes the draft's place. */
export type Change = (how: (draft: Draft) => Draft) => void;

/** Ways to attach something to a draft and to take it away. Files go up as soon as they are chosen. */
export function useMedia(draft: Draft, change: Change, session: string, fail: () => void) {
  const refused = useRef(new Set<string>());
  const setMedia = (how: (media: Media) => Media) => change((one) => ({ ...one, media: how(one.media) }));
  const link =
    draft.media.kind === 'none' ? linksIn(draft.text).find((url) => !refused.current.has(url)) : undefined;

  useEffect(() => {
    if (!link) return;
    // The address may still grow.
    const timer = setTimeout(async () => {
      const card = await previewOf(link, session).catch(() => undefined);
      if (!card) return;
      change((one) => (one.media.kind === 'none' ? { ...one, media: { kind: 'card', card } } : one));
    }, 300);
    return () => clearTimeout(timer);
  }, [link, session, change]);

  const addPicture = async (file: File) => {
    const picture = pictureOf(file);
    setMedia((media) => {
      const before = media.kind === 'pictures' ? media.pictures : [];
      return { kind: 'pictures', pictures: [...before, picture] };
    });
    try {
      const id = await uploadPhoto(file);
      setMedia((media) => eachPicture(media, (one) => (one.key === picture.key ? { ...one, id } : one)));
    } catch {
      fail();
      setMedia((media) => eachPicture(media, (one) => (one.key === picture.key ? undefined : one)));
    }
  };
  const addVideo = async (file: File) => {
    const key = crypto.randomUUID();
    setMedia(() => ({ kind: 'video', key, preview: URL.createObjectURL(file), id: undefined }));
    const isSame = (media: Media) => media.kind === 'video' && media.key === key;
    try {
      const id = await uploadVideo(file);
      setMedia((media) => (isSame(media) ? ({ ...media, id } as Media) : media));
    } catch {
      fail();
      setMedia((media) => (isSame(media) ? { kind: 'none' } : media));
    }
  };

  return {
    setMedia,
    addFiles(files: File[]) {
      const video = files.find(({ type }) => type.startsWith('video/'));
      if (video) addVideo(video);
      else for (const file of files) if (file.type.startsWith('image/')) addPicture(file);
    },
    /** Takes everything away; a card does not come back. */
    removeAll() {
      if (draft.media.kind === 'card') refused.current.add(draft.media.card.url);
      setMedia(() => ({ kind: 'none' }));
    },
  };
}

type Picture = Extract<Media, { kind: 'pictures' }>['pictures'][number];

/** Changes every picture; what gives nothing is taken away, and with the last one the attachment is. */
export function eachPicture(media: Media, how: (picture: Picture) => Picture | undefined): Media {
  if (media.kind !== 'pictures') return media;
  const pictures = media.pictures.flatMap((picture) => how(picture) ?? []);
  return pictures.length > 0 ? { kind: 'pictures', pictures } : { kind: 'none' };
}
