import type { DraftPart } from '../../post/types.ts';
import { nameOf } from '../name-of.ts';
import { readEditor } from '../read-editor.ts';
import { besideOf, quoteIn } from './beside.ts';
import { below, editorsIn, follows, selectors } from './elements.ts';
import { mediaOf } from './media.ts';

/** What a composer's posts hold, each with its editor's name: one for each post, whatever it holds. */
export function partsIn(composer: Element, descriptions: ReadonlyMap<string, string>): DraftPart[] {
  const editors = editorsIn(composer);
  const all = [...composer.querySelectorAll('*')];
  return editors.map((editor): DraftPart => {
    const own = all.filter(below(editor, editors, composer));
    const text = readEditor(editor);
    const quote = quoteIn(own);
    // What follows its author is the quoted post's: its pictures, its film, its card.
    const attached = quote ? own.filter((element) => element === quote || !follows(element, quote)) : own;
    const listed = attached.filter((element) => element.matches(selectors.pictures));
    const pictures = listed.flatMap((list) => [
      ...list.querySelectorAll<HTMLImageElement>(selectors.picture),
    ]);
    const films = attached.filter(
      (element): element is HTMLVideoElement =>
        element.matches(selectors.film) && !element.closest(selectors.pictures),
    );
    const media = mediaOf(editor, { pictures, films }, descriptions);
    const beside = besideOf(editor, text, attached, own);
    const isHidden = own.some((element) => element.matches(selectors.remove));
    const more = isHidden && !media.length && !beside.length;
    const mentions = namesIn(text);
    return {
      ...{ element: nameOf(editor), text, media },
      ...(beside.length ? { beside } : {}),
      ...(mentions.length ? { mentions } : {}),
      ...(more ? { more } : {}),
    };
  });
}

/** As the client finds them (@atproto/api 0.21.0, rich-text/detection.js). */
function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<=^|\s|\()@((?:[a-z\d-]+\.)+[a-z][a-z\d-]*[a-z\d])\b/gi)].flatMap(
    ([, name]) => name ?? [],
  );
}
