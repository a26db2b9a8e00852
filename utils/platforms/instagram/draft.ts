import type { Draft, DraftMedia, DraftPart } from '../../post/types.ts';
import type { Composer } from '../contract.ts';
import { buttonsIn, isShown } from '../meta/elements.ts';
import { readEditor } from '../read-editor.ts';
import { isNamed } from '../tree.ts';
import { captionIn, isFirstStep, onlyChosenIn } from './elements.ts';
import { thumbnailOf } from './thumbnail.ts';

/** What a composer held when its caption was last to be seen. */
const drafts = new WeakMap<Element, Draft>();

const nothing: Draft = { parts: [], language: undefined };

/** What the composer holds, in whichever of its steps it is: the last one alone shows it. */
export function readDraft({ element }: Composer): Draft {
  const caption = captionIn(element);
  const before = drafts.get(element) ?? nothing;
  const draft = caption && isShown(caption) ? shown(element, caption, before) : remembered(element, before);
  drafts.set(element, draft);
  return draft;
}

function shown(dialog: Element, caption: Element, before: Draft): Draft {
  const fields = described(dialog);
  // Closed, the section with the alternative texts shows no picture.
  const [known] = before.parts.filter(({ media }) => media.length);
  const { media, more = false } = fields.length ? { media: fields } : (known ?? onlyOne(dialog));
  return { parts: [{ text: readEditor(caption), media, ...(more && { more }) }], language: undefined };
}

/** On the way back pictures may be put in another order, or left out; before it began there are none. */
function remembered(dialog: Element, before: Draft): Draft {
  if (isFirstStep(dialog)) return nothing;
  const isOnTheWay = buttonsIn(dialog).some((button) => button.querySelector('svg'));
  return isOnTheWay ? { ...before, parts: before.parts.map(unsure) } : before;
}

function unsure({ text, media }: DraftPart): DraftPart {
  const check = (each: DraftMedia) => (each.description ? { ...each, unchecked: true } : each);
  return { text, media: media.map(check), more: true };
}

/** Each picture has a field for its alternative text beside it; a video has none. */
function described(dialog: Element): DraftMedia[] {
  const fields = [...dialog.querySelectorAll<HTMLInputElement>('input[type="text"], input:not([type])')];
  return fields.flatMap((field): DraftMedia[] => {
    const picture = field.name ? undefined : field.parentElement?.querySelector('img, canvas');
    if (!picture) return [];
    return [{ src: thumbnailOf(picture), kind: 'image', description: field.value.trim() }];
  });
}

function onlyOne(dialog: Element): Omit<DraftPart, 'text'> {
  const picture = onlyChosenIn(dialog);
  if (!picture) return { media: [], more: true };
  const kind = isNamed(picture, 'video') ? 'video' : 'image';
  return { media: [{ src: thumbnailOf(picture), kind, description: '' }] };
}
