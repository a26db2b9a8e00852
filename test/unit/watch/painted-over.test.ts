// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isPaintedOver } from '../../../utils/watch/painted-over.ts';

let element: HTMLElement;
let other: HTMLElement;
let rectangles: Map<Element, DOMRect>;
const beside = new DOMRect(320, 100, 20, 40);

/** An element of ours, and one of the page beside it; happy-dom has no layout, and computes no shadows. */
beforeEach(() => {
  document.body.innerHTML = '<div class="around"><div class="pill"></div></div><div class="other"></div>';
  element = document.querySelector<HTMLElement>('.pill') ?? document.body;
  other = document.querySelector<HTMLElement>('.other') ?? document.body;
  rectangles = new Map([
    [element, new DOMRect(100, 100, 200, 40)],
    [other, beside],
  ]);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return rectangles.get(this) ?? new DOMRect(0, 0, 0, 0);
  });
});
afterEach(() => vi.restoreAllMocks());

/** As browsers compute it: each shadow is a colour and four lengths. */
const shadow = (x: number, y: number, blur: number, spread: number, colour = 'rgb(255, 0, 0)') =>
  `${colour} ${x}px ${y}px ${blur}px ${spread}px`;

function paintedBy(style: Partial<CSSStyleDeclaration>, by: Element = other): boolean {
  const none = { outlineStyle: 'none', outlineWidth: '0px', outlineOffset: '0px', boxShadow: 'none' };
  vi.spyOn(window, 'getComputedStyle').mockImplementation(
    // As much of a style as is read.
    (of) => ({ ...none, ...(of === by ? style : {}) }) as CSSStyleDeclaration,
  );
  return isPaintedOver(element);
}

describe('an element is painted over', () => {
  test.each<[string, Partial<CSSStyleDeclaration>]>([
    ['the outline of another', { outlineStyle: 'solid', outlineWidth: '250px' }],
    ['an outline that is drawn far from its own', { outlineStyle: 'solid', outlineWidth: '100px', outlineOffset: '150px' }],
    ['a shadow that is spread over it', { boxShadow: shadow(0, 0, 0, 250) }],
    ['a shadow that is thrown onto it', { boxShadow: shadow(-150, 0, 0, 60) }],
    ['the second of two shadows', { boxShadow: `${shadow(0, 1, 2, 0)}, ${shadow(0, 0, 0, 250)}` }],
    ['a shadow of a colour that names its opacity', { boxShadow: shadow(0, 0, 0, 250, 'rgba(0, 0, 0, 0.9)') }],
  ])('by %s', (_, style) => expect(paintedBy(style)).toBe(true));

  test('by what lies in a shadow root of the page', () => {
    const inner = other.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    rectangles.set(inner, beside);
    expect(paintedBy({ boxShadow: shadow(0, 0, 0, 250) }, inner)).toBe(true);
  });
});

describe('an element is not painted over', () => {
  test.each<[string, Partial<CSSStyleDeclaration>]>([
    ['a shadow that touches it with its last pixels', { boxShadow: shadow(0, 2, 8, 0) }],
    ['a shadow that lies inside of its own', { boxShadow: `${shadow(0, 0, 0, 250)} inset` }],
    ['a shadow that is hardly to be seen', { boxShadow: shadow(0, 0, 0, 250, 'rgba(0, 0, 0, 0.12)') }],
    ['an outline as the focus has it', { outlineStyle: 'solid', outlineWidth: '2px', outlineOffset: '2px' }],
    ['an outline that is none', { outlineStyle: 'none', outlineWidth: '250px' }],
    ['a shadow that is thrown elsewhere', { boxShadow: shadow(400, 0, 0, 60) }],
  ])('by %s', (_, style) => expect(paintedBy(style)).toBe(false));

  test('by what it stands in, whose shadow lies behind it', () => {
    const around = document.querySelector('.around') ?? document.body;
    rectangles.set(around, new DOMRect(80, 80, 400, 200));
    expect(paintedBy({ boxShadow: shadow(0, 0, 0, 250) }, around)).toBe(false);
  });
});
