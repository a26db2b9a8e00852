import type { DraftMedia } from '../../post/types.ts';
import { attachedIn } from './elements.ts';
import { isCalled, leaves, saves } from './labels.ts';

/** A description that was saved, and the address of the picture that stood beside it. */
export interface Described {
  picture: string;
  description: string;
}

/** Marks the name of a picture that the composer does not show under that address. */
const unsure = '?';

/**
 * What a click keeps of a dialog for alternative texts. Its elements are not known for sure, so this stands on the least:
 * a text field with one picture beside it, and a button that leaves both.
 */
export function describedBy(event: Event): Described | undefined {
  if (event.type !== 'click' || !(event.target instanceof Element)) return undefined;
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
 * What a composer shows of its pictures, with the descriptions that were saved. One that cannot be tied to its picture
 * stands with the first that has none, to be checked by a person.
 */
export function attachments(shown: Element, descriptions: ReadonlyMap<string, string>): DraftMedia[] {
  const elements = attachedIn(shown);
  const loose = [...descriptions].filter(
    ([name]) => name.startsWith(unsure) || !elements.some(({ src }) => src === name),
  );
  return elements.map((element) => {
    const { src } = element;
    const kind = element instanceof HTMLVideoElement ? 'video' : 'image';
    const own = descriptions.get(src);
    if (own !== undefined) return { src, kind, description: own };
    const [, proposed] = loose.find(([, text]) => text) ?? [];
    if (proposed === undefined) return { src, kind, description: '' };
    // The only picture is the one that was described.
    if (elements.length === 1) return { src, kind, description: proposed };
    loose.splice(0, 1);
    return { src, kind, description: proposed, unchecked: true };
  });
}
