import type { DraftMedia } from '../../post/types.ts';
import { nameOf } from '../name-of.ts';
import { itemOf, selectors } from './elements.ts';

/** By which name a picture's place is known, and how it shows it now. */
const shown = new WeakMap<Element, { name: string; now: string }>();

/** Places whose picture is being cropped: what they show next is the same picture. */
const cropping = new WeakSet<Element>();

/** What each post's editor had with it when it was seen first: it was written before, and so were its descriptions. */
const restored = new WeakMap<Element, Set<string>>();

/** The editors that were there when somebody last added something. */
const addedTo = new WeakSet<Element>();

/** Somebody is about to crop the picture in this place. */
export const cropsIn = (item: Element) => void cropping.add(item);

/** Somebody is about to add pictures or a film to one of these posts. */
export function addsTo(editors: readonly Element[]): void {
  for (const editor of editors) addedTo.add(editor);
}

/** The pictures and films among these elements, which belong to this editor's post. */
export function mediaOf(
  editor: Element,
  elements: { pictures: HTMLImageElement[]; films: (HTMLImageElement | HTMLVideoElement)[] },
  descriptions: ReadonlyMap<string, string>,
): DraftMedia[] {
  const media = [
    ...elements.pictures.map((picture) => {
      const { name, element } = placeOf(picture);
      return { name, media: { src: picture.src, element } };
    }),
    // A film is never cropped: shown from elsewhere, it is another.
    ...elements.films.map(({ src }) => {
      const name = filmName(src);
      return { name, media: { src, element: name, kind: 'video' as const } };
    }),
  ];
  const before = restored.get(editor) ?? new Set(media.map(({ name }) => name));
  restored.set(editor, before);
  return media.map(({ name, media: each }) => {
    const isNew = addedTo.has(editor) && !before.has(name);
    return { ...each, description: descriptions.get(name) ?? (isNew ? '' : undefined) };
  });
}

/** By which a picture's description is kept: the same after it was cropped. */
export const nameOfPicture = (picture: HTMLImageElement) => placeOf(picture).name;

export const filmName = (src: string) => `film ${short(src)}`;

function placeOf(picture: HTMLImageElement): { name: string; element: string } {
  const list = picture.closest(selectors.pictures);
  const item = list ? itemOf(picture, list) : picture;
  const now = short(picture.src);
  const known = shown.get(item);
  const isSame = known && (known.now === now || cropping.has(item));
  if (known?.now !== now) cropping.delete(item);
  // Another place may show a picture that looks the same, described otherwise.
  const name = isSame ? known.name : `${nameOf(item)} ${now}`;
  shown.set(item, { name, now });
  return { name, element: name };
}

/** Short and the same for as long as the picture is: `src` is a data address of several hundred kilobytes. */
function short(src: string): string {
  return `${src.length}:${src.slice(-80)}`;
}
