import type { DraftMedia } from '../../post/types.ts';
import { isPress } from '../press.ts';
import { isElement } from '../tree.ts';
import { attachedIn } from './elements.ts';
import { isCalled, leaves, saves } from './labels.ts';

/** A description that was saved, and the address of the picture that stood beside it. */
export interface Described {
  picture: string;
  description: string;
}

/** Marks the name of a picture that the composer does not show under that address. */
const unsure = '?';

/** The addresses of pictures that composers have shown. */
const seen = new Set<string>();

/**
 * What a press keeps of a dialog for alternative texts. Its elements are not known for sure, so this stands on the least:
 * a text field with one picture beside it, and a button that leaves both.
 */
export function describedBy(event: Event): Described | undefined {
  if (!isPress(event) || !isElement(event.target)) return undefined;
  const button = event.target.closest('[role="button"], button');
  const field = button && fieldBeside(button);
  if (!field || isCalled(button, leaves)) return undefined;
  const pictures = attachedIn(field.screen);
  const [picture] = pictures;
  const isSure = pictures.length === 1 && isCalled(button, saves);
  const name = `${isSure ? '' : unsure}${picture?.src ?? ''}`;
  return { picture: name, description: field.textarea.value.trim() };
}

/** The nearest screen around a button that has a text field, and a picture with it. */
function fieldBeside(button: Element): { textarea: HTMLTextAreaElement; screen: Element } | undefined {
  const dialog = button.closest('[role="dialog"]');
  for (let screen = button.parentElement; screen && dialog?.contains(screen); screen = screen.parentElement) {
    const textarea = screen.querySelector('textarea');
    if (textarea && attachedIn(screen).length) return { textarea, screen };
  }
  return undefined;
}

/**
 * Pictures and videos with the descriptions that were saved. One that cannot be tied to its picture stands with the first
 * that has none, to be checked by a person.
 */
export function withDescriptions(
  elements: readonly (HTMLImageElement | HTMLVideoElement)[],
  descriptions: ReadonlyMap<string, string>,
): DraftMedia[] {
  for (const { src } of elements) seen.add(src);
  // One that was seen and is gone was taken out, and its description with it.
  let loose = [...descriptions].filter(
    ([name, text]) => text && (name.startsWith(unsure) || !seen.has(name)),
  );
  return elements.map((element) => {
    const { src } = element;
    const kind = element.localName === 'video' ? 'video' : 'image';
    const own = descriptions.get(src);
    if (own !== undefined) return { src, kind, description: own };
    const [[name = '', proposed] = []] = loose;
    if (proposed === undefined) return { src, kind, description: '' };
    // The only picture is the one that was described, if that was surely saved.
    if (elements.length === 1 && !name.startsWith(unsure)) return { src, kind, description: proposed };
    loose = loose.slice(1);
    return { src, kind, description: proposed, unchecked: true };
  });
}
