// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Surface } from '../../../utils/watch/as-drawn.ts';
import { isPaintedOver } from '../../../utils/watch/painted-over.ts';

let element: HTMLElement;
let other: HTMLElement;
let rectangles: Map<Element, DOMRect>;
const beside = new DOMRect(320, 100, 20, 40);

/** An element of ours, and one of the page beside it; happy-dom has no layout, and computes no shadows. */
beforeEach(() => {
  [pseudoOf, pseudoStyle] = ['', {}];
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

/** What a pseudo element of the other says. */
let pseudoOf = '';
let pseudoStyle: Partial<CSSStyleDeclaration> = {};

function paintedBy(style: Partial<CSSStyleDeclaration>, by: Element = other, ours: Surface[] = []): boolean {
  const none = {
    ...{ outlineStyle: 'none', outlineWidth: '0px', outlineOffset: '0px', boxShadow: 'none', filter: 'none' },
    ...{ textShadow: 'none', borderImageSource: 'none', borderImageOutset: '0', pointerEvents: 'auto' },
    ...{ content: 'none', position: 'static', backgroundColor: 'rgba(0, 0, 0, 0)', backgroundImage: 'none' },
    ...{ display: 'block', columnRuleStyle: 'none' },
  };
  vi.spyOn(window, 'getComputedStyle').mockImplementation((of, pseudo) => {
    const says = of === by && !pseudo ? style : of === by && pseudo === pseudoOf ? pseudoStyle : {};
    // As much of a style as is read.
    return { ...none, ...says } as CSSStyleDeclaration;
  });
  return isPaintedOver(element, { ours, wholly: false });
}

describe('an element is painted over', () => {
  test.each<[string, Partial<CSSStyleDeclaration>]>([
    ['the outline of another', { outlineStyle: 'solid', outlineWidth: '250px' }],
    [
      'an outline that is drawn far from its own',
      { outlineStyle: 'solid', outlineWidth: '100px', outlineOffset: '150px' },
    ],
    ['a shadow that is spread over it', { boxShadow: shadow(0, 0, 0, 250) }],
    ['a shadow that is thrown onto it', { boxShadow: shadow(-150, 0, 0, 60) }],
    ['the second of two shadows', { boxShadow: `${shadow(0, 1, 2, 0)}, ${shadow(0, 0, 0, 250)}` }],
    [
      'a picture of its border far outside',
      { borderImageSource: 'url("a.png")', borderImageOutset: '300px' },
    ],
    ['a filter of the page’s own making', { filter: 'url("#displaced")' }],
    [
      'a shadow of a colour that names its opacity',
      { boxShadow: shadow(0, 0, 0, 250, 'rgba(0, 0, 0, 0.9)') },
    ],
  ])('by %s', (_, style) => expect(paintedBy(style)).toBe(true));

  test.each(['::before', '::after'])(
    'by what stands before or behind its contents, fixed to the window: %s',
    (pseudo) => {
      pseudoOf = pseudo;
      pseudoStyle = {
        position: 'fixed',
        pointerEvents: 'none',
        content: '""',
        backgroundColor: 'rgb(255, 255, 255)',
      };
      expect(paintedBy({})).toBe(true);
    },
  );

  test('by what lies behind a popover', () => {
    pseudoOf = '::backdrop';
    pseudoStyle = { backgroundColor: 'rgb(255, 255, 255)' };
    vi.spyOn(other, 'matches').mockImplementation((selector: string) => selector.includes(':popover-open'));
    expect(paintedBy({})).toBe(true);
  });

  test('by a shadow that a filter drops', () => {
    rectangles.set(other, new DOMRect(320, 100, 200, 40));
    expect(paintedBy({ filter: 'drop-shadow(rgb(255, 0, 0) -220px 0px 0px)' })).toBe(true);
  });

  test('by a shadow of its letters, which may reach far out of it', () => {
    vi.spyOn(Range.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(320, 100, 200, 40));
    expect(paintedBy({ textShadow: 'rgb(255, 0, 0) -220px 0px 0px' })).toBe(true);
  });

  test('by several that each cover only a part of it', () => {
    const [small, both] = [shadow(-100, 0, 0, 10), `${shadow(-60, 0, 0, 30)}, ${shadow(-160, 0, 0, 30)}`];
    expect([paintedBy({ boxShadow: small }), paintedBy({ boxShadow: both })]).toEqual([false, true]);
  });

  test('by what lies in a shadow root of the page', () => {
    const inner = other.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    rectangles.set(inner, beside);
    expect(paintedBy({ boxShadow: shadow(0, 0, 0, 250) }, inner)).toBe(true);
  });
});

describe('what is inert', () => {
  beforeEach(() => {
    vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000);
    vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
    other.textContent = 'Weiterlesen';
    other.setAttribute('inert', 'yes');
  });

  test('is found for an instant, and is inert again', () => {
    document.elementsFromPoint = () => (other.hasAttribute('inert') ? [element] : [other, element]);
    expect(paintedBy({})).toBe(true);
    expect(other.getAttribute('inert')).toBe('yes');
  });

  test('and lies below, as a page behind a dialog does, paints over nothing', () => {
    document.elementsFromPoint = () => (other.hasAttribute('inert') ? [element] : [element, other]);
    expect(paintedBy({})).toBe(false);
    expect(other.getAttribute('inert')).toBe('yes');
  });

  test('beside a modal dialog by itself does so where it was opened above', () => {
    other.removeAttribute('inert');
    document.elementsFromPoint = () => [element];
    expect(paintedBy({})).toBe(false);
    const around = element.parentElement ?? element;
    vi.spyOn(around, 'matches').mockImplementation((selector) => selector === ':modal');
    vi.spyOn(other, 'matches').mockImplementation((selector) => selector.includes(':popover-open'));
    expect(paintedBy({})).toBe(false);
    rectangles.set(other, new DOMRect(150, 100, 20, 40));
    expect(paintedBy({})).toBe(true);
  });
});

describe('an element is not painted over', () => {
  test('by what lies in a root of ours, but by what its host says', () => {
    const inner = other.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    rectangles.set(inner, beside);
    const ours = [{ host: other, shown: inner }];
    const wide = { boxShadow: shadow(0, 0, 0, 250) };
    expect(paintedBy(wide, inner, ours)).toBe(false);
    expect(paintedBy(wide, other, ours)).toBe(true);
  });

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
