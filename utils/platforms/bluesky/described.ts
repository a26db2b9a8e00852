import { isPasting } from '../press.ts';
import { isElement } from '../tree.ts';
import { below, editorsIn, itemOf, selectors } from './elements.ts';
import { addsTo, cropsIn, filmName, nameOfPicture } from './media.ts';

/** The picture or film whose alternative text is being written: the page shows no tie between its dialog and a film. */
let described: string | undefined;

/**
 * What an event in a dialog for alternative texts tells, which opens by a button or by a click anywhere on the picture. However
 * it is closed, what stands in it is kept.
 */
export function describes(event: Event): { picture: string; description: string } | undefined {
  const { target } = event;
  const dialog = isElement(target) ? target.closest(selectors.dialog) : undefined;
  if (!isElement(target) || !dialog) return undefined;
  if (dialog.querySelector(selectors.composer)) {
    follow(event, target, dialog);
    return undefined;
  }
  const field = dialog.querySelector('textarea');
  const picture = field && (pictureIn(dialog) ?? described);
  const description = field?.value.trim() ?? '';
  // It may be filled in a moment later.
  const isSaid = description !== '' || event.type !== 'focusin';
  return picture && isSaid ? { picture, description } : undefined;
}

/** What somebody does in a composer: which of its pictures is meant, and whether one is cropped or comes. */
function follow(event: Event, target: Element, composer: Element): void {
  const isPaste = isPasting(event);
  if (isPaste || event.type === 'drop' || target.closest(selectors.addMedia)) addsTo(editorsIn(composer));
  if (event.type !== 'click') return;
  const list = target.closest(selectors.pictures);
  const picture = list && pictureAround(target, list);
  described = picture ? nameOfPicture(picture) : list ? undefined : filmAround(target, composer);
  if (list && picture && target.closest(selectors.crop)) cropsIn(itemOf(picture, list));
}

function pictureAround(target: Element, list: Element): HTMLImageElement | undefined {
  const pictures = [...list.querySelectorAll<HTMLImageElement>(selectors.picture)];
  return pictures.find((picture) => itemOf(picture, list).contains(target));
}

/** A post has one film at most. A GIF's description goes nowhere: on Mastodon it is an address. */
function filmAround(target: Element, composer: Element): string | undefined {
  const editors = editorsIn(composer);
  const editor = editors.find((each) => below(each, editors, composer)(target));
  if (!editor) return undefined;
  const films = [...composer.querySelectorAll<HTMLVideoElement>(selectors.film)].filter(
    (film) => !film.closest(selectors.pictures) && below(editor, editors, composer)(film),
  );
  return films[0] && filmName(films[0].src);
}

/** The dialog of a picture shows it; of several that look the same it is the one that was pressed. */
function pictureIn(dialog: Element): string | undefined {
  const sources = [...dialog.querySelectorAll('img')].map(({ src }) => src);
  const all = document.querySelectorAll<HTMLImageElement>(selectors.picture);
  const shown = [...all].filter(({ src }) => src && sources.includes(src)).map(nameOfPicture);
  return shown.length > 1 ? shown.find((name) => name === described) : shown[0];
}
