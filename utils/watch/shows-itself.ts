import { shadowOf } from './as-drawn.ts';
import { shareOf } from './painted-over.ts';
import { isPseudoSeen, pseudosOf } from './pseudos.ts';

/** How much of a button's box at least is filled by what it shows; a short word in a button as wide as its dialog fills more. */
const least = 0.02;

/** What is less opaque is hardly seen, and what is smaller than this, in CSS pixels, is not read. */
const faint = 0.3;
const tiny = 6;

/**
 * Whether a button draws anything of its own that a person could see: its ground, letters or a picture. One that draws nothing is
 * pressed for what lies under it, and so is one that is much larger than what it shows.
 */
export function showsItself(button: Element): boolean {
  const box = button.getBoundingClientRect();
  let filled = 0;
  for (const each of [button, ...button.querySelectorAll('*')]) {
    const style = getComputedStyle(each);
    if ((style.visibility || 'visible') !== 'visible' || Number(style.opacity || 1) < faint) continue;
    const shown = showsAll(each, style) ? [each.getBoundingClientRect()] : lettersOf(each, style);
    for (const part of shown) filled += shareOf(box, part);
  }
  return filled >= least;
}

function showsAll(element: Element, { backgroundColor, backgroundImage }: CSSStyleDeclaration): boolean {
  const isPicture = /^(?:img|svg|canvas|picture|video)$/.test(element.localName);
  const hasGround = opacityOf(backgroundColor) >= faint || backgroundImage.includes('url(');
  return isPicture || hasGround || pseudosOf(element).some(isPseudoSeen) || shadowOf(element) !== null;
}

function lettersOf(
  element: Element,
  { color, fontSize, webkitTextFillColor }: CSSStyleDeclaration,
): DOMRect[] {
  const isRead = Math.min(opacityOf(color), opacityOf(webkitTextFillColor || color)) >= faint;
  if (!isRead || Number.parseFloat(fontSize) < tiny) return [];
  return [...element.childNodes].flatMap((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) return [];
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  });
}

/** As a computed colour says it, 0 to 1. */
function opacityOf(colour: string): number {
  if (!colour || colour === 'transparent') return 0;
  const [, legacy, modern = legacy] = /^rgba\(.*,\s*([\d.]+)\)$|\/\s*([\d.]+)\)$/.exec(colour) ?? [];
  return modern === undefined ? 1 : Number(modern);
}
