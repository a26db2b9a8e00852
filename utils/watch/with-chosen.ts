import type { ChosenFile, Draft } from '../post/types.ts';

/** The draft with what was chosen for it, where its page hides which pictures and videos it has now. */
export function withChosen(draft: Draft, chosen: () => readonly Blob[]): Draft {
  const isHidden = draft.parts.some(({ more, media }) => more && !media.length);
  const files = isHidden ? chosen() : [];
  if (!files.length) return draft;
  const parts = draft.parts.map((part) =>
    part.more && !part.media.length ? { ...part, chosen: files.map(shownOf) } : part,
  );
  return { ...draft, parts };
}

const shownOf = (file: Blob): ChosenFile => ({
  kind: file.type.startsWith('video/') ? 'video' : 'image',
  src: '',
  file,
});
