import { drawn } from './drawn.ts';

/*
 * What a browser draws for an element beside its box and what is in it: a page may put it anywhere, and no script is given it, only
 * its style.
 */

const isThere = ({ content }: CSSStyleDeclaration) => Boolean(content) && !/^(?:none|normal)$/.test(content);

/** What stands before or behind what an element holds. */
export const pseudosOf = (element: Element): CSSStyleDeclaration[] =>
  ['::before', '::after'].map((name) => getComputedStyle(element, name)).filter(isThere);

/** What else may be drawn beside it, in one of the browsers; where there is none, its style says nothing that is drawn. */
const others = [
  ...['up', 'down', 'left', 'right'].map((to) => `::scroll-button(${to})`),
  ...['::scroll-marker-group', '::scroll-marker', '::details-content', '::picker-icon', '::checkmark'],
];

/** Whether one of these is seen. */
export const isPseudoSeen = (style: CSSStyleDeclaration): boolean =>
  Number(style.opacity || 1) > 0 && ((isThere(style) && style.content !== '""') || drawn(style));

/** Whether anything of that is seen, wherever it is. */
export const pseudoPaints = (element: Element): boolean =>
  pseudosOf(element).some(isPseudoSeen) || others.some((name) => drawn(getComputedStyle(element, name)));
