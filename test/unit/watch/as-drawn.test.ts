// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hidden, isCovered, isPlain, placeOf } from '../../../utils/watch/as-drawn.ts';
import { drawn } from '../../../utils/watch/drawn.ts';

type Style = Parameters<typeof isPlain>[0];

/** As browsers compute it where nobody says anything. */
const plain: Style = {
  ...{ opacity: '1', visibility: 'visible', filter: 'none', maskImage: 'none', maskBorderSource: 'none' },
  ...{ clipPath: 'none', clip: 'auto', mixBlendMode: 'normal', transform: 'none', scale: 'none' },
  ...{ rotate: 'none', zoom: '1', perspective: 'none', contentVisibility: 'visible' },
};

test('a style that says nothing is plain, also in a browser that does not know a property', () => {
  expect(isPlain(plain)).toBe(true);
  const unknown = Object.fromEntries(Object.keys(plain).map((name) => [name, ''])) as unknown as Style; // every one a text
  expect(isPlain(unknown)).toBe(true);
});

describe('is harmless', () => {
  test.each<[keyof Style, string]>([
    ['opacity', '0.95'],
    ['filter', 'drop-shadow(rgba(0, 0, 0, 0.3) 0px 2px 8px)'],
    ['filter', 'brightness(0.9)'],
    ['filter', 'contrast(110%) saturate(2)'],
    ['filter', 'grayscale(1)'],
    ['filter', 'sepia(0.4)'],
    ['filter', 'blur(0.5px)'],
    ['filter', 'opacity(0.95)'],
    ['transform', 'matrix(1, 0, 0, 1, 120, -40)'],
    ['transform', 'matrix3d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 120, -40, 0, 1)'],
    ['scale', '1'],
    ['contentVisibility', 'auto'],
  ])('%s: %s', (name, value) => expect(isPlain({ ...plain, [name]: value })).toBe(true));
});

describe('hides, shrinks, turns or blurs', () => {
  test.each<[keyof Style, string]>([
    ['opacity', '0'],
    ['opacity', '0.01'],
    ['opacity', '0.89'],
    ['visibility', 'hidden'],
    ['visibility', 'collapse'],
    ['filter', 'opacity(0)'],
    ['filter', 'opacity(1%)'],
    ['filter', 'brightness(0)'],
    ['filter', 'brightness(50)'],
    ['filter', 'contrast(0%)'],
    ['filter', 'blur(20px)'],
    ['filter', 'invert(1)'],
    ['filter', 'hue-rotate(90deg)'],
    ['filter', 'url("#gone")'],
    ['filter', 'drop-shadow(rgb(0, 0, 0) 0px 2px 8px) opacity(0)'],
    ['filter', 'brightness()'],
    ['maskImage', 'linear-gradient(rgba(0, 0, 0, 0), rgba(0, 0, 0, 0))'],
    ['maskBorderSource', 'url("mask.png")'],
    ['clipPath', 'inset(50%)'],
    ['clip', 'rect(0px, 0px, 0px, 0px)'],
    ['mixBlendMode', 'difference'],
    ['transform', 'matrix(0.01, 0, 0, 0.01, 0, 0)'],
    ['transform', 'matrix(60, 0, 0, 60, 0, 0)'],
    ['transform', 'matrix(0, 1, -1, 0, 0, 0)'],
    ['transform', 'matrix(1, 0, 0, -1, 0, 0)'],
    ['transform', 'matrix3d(1, 0, 0, 0, 0, 0.02, 1, 0, 0, -1, 0.02, 0, 0, 0, 0, 1)'],
    ['transform', 'something new'],
    ['scale', '0.01'],
    ['scale', '60 60'],
    ['rotate', '180deg'],
    ['zoom', '0.1'],
    ['perspective', '10px'],
    ['contentVisibility', 'hidden'],
  ])('%s: %s', (name, value) => expect(isPlain({ ...plain, [name]: value })).toBe(false));

  // Its last number divides every length.
  test('transform: a matrix whose last number is not 1', () => {
    const transform = 'matrix3d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 4)';
    expect(isPlain({ ...plain, transform })).toBe(false);
  });
});

describe('a box with nothing in it', () => {
  const style = (backgroundColor: string) =>
    ({
      ...{ boxShadow: 'none', display: 'block', borderImageSource: 'none' },
      backgroundColor,
    }) as CSSStyleDeclaration; // as much as is read

  test.each([
    'rgb(0, 0, 0)',
    'rgba(0, 0, 0, 0.5)',
    'color(srgb 1 0 0)',
    'oklab(0 0 0)',
    'color(srgb 1 0 0 / 0.5)',
  ])('is seen, its colour being %s', (colour) => expect(drawn(style(colour))).toBe(true));

  test.each(['transparent', 'rgba(255, 0, 0, 0)', 'color(srgb 1 0 0 / 0)'])(
    'is not, its colour being %s',
    (colour) => expect(drawn(style(colour))).toBe(false),
  );
});

let element: HTMLElement;
let rectangles: WeakMap<Element, DOMRect>;

/** The element lies in the window, within two others; happy-dom has no layout. */
beforeEach(() => {
  document.body.innerHTML = '<div class="around"><div class="inner"><div class="pill"></div></div></div>';
  element = document.querySelector<HTMLElement>('.pill') ?? document.body;
  rectangles = new WeakMap();
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return rectangles.get(this) ?? new DOMRect(100, 100, 200, 40);
  });
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
});
afterEach(() => vi.restoreAllMocks());

const around = () => document.querySelector<HTMLElement>('.around') ?? document.body;

describe('an element', () => {
  test('is seen where nothing hides it', () => expect(hidden(element)).toBeUndefined());

  test('that was taken out is gone', () => {
    element.remove();
    expect(hidden(element)).toBe('gone');
  });

  test.each([
    ['left of the window', new DOMRect(-50, 100, 200, 40)],
    ['right of it', new DOMRect(900, 100, 200, 40)],
    ['above it', new DOMRect(100, -30, 200, 40)],
    ['below it', new DOMRect(100, 790, 200, 40)],
  ])('%s is out of view', (_, rectangle) => {
    rectangles.set(element, rectangle);
    expect(hidden(element)).toBe('out-of-view');
  });

  test.each([
    ['without a width', new DOMRect(100, 100, 0, 40)],
    ['as a line', new DOMRect(100, 100, 200, 2)],
    ['smaller than a fingertip', new DOMRect(100, 100, 15, 15)],
  ])('%s is hidden', (_, rectangle) => {
    rectangles.set(element, rectangle);
    expect(hidden(element)).toBe('style');
  });

  test('is hidden by the style of what it is in', () => {
    around().style.opacity = '0.01';
    expect(hidden(element)).toBe('style');
  });

  test('is hidden by several that each hide only a little', () => {
    for (const each of document.querySelectorAll<HTMLElement>('div')) each.style.opacity = '0.92';
    expect(hidden(element)).toBe('style');
  });

  test('is hidden by several filters that each fade only a little', () => {
    for (const each of document.querySelectorAll<HTMLElement>('div')) each.style.filter = 'brightness(0.9)';
    expect(hidden(element)).toBe('style');
  });

  test('is hidden by what its host is in, where it stands in a shadow root of the page', () => {
    const root = around().attachShadow({ mode: 'open' });
    const within = root.appendChild(document.createElement('div'));
    expect(hidden(within)).toBeUndefined();
    around().style.filter = 'opacity(0)';
    expect(hidden(within)).toBe('style');
  });
});

describe('where an element stands', () => {
  const placed = (x: number, y: number, width = 200, height = 40) => {
    rectangles.set(element, new DOMRect(x, y, width, height));
    return placeOf(element);
  };

  test('is another place once a person would see that it moved', () => {
    const before = placed(99, 99);
    expect([placed(199, 99), placed(99, 199), placed(99, 99, 20), placed(99, 99, 200, 10)]).not.toContain(
      before,
    );
  });

  test('is the same where it moved by less than a pixel', () => {
    expect(placed(99, 99)).toBe(placed(99.6, 98.7));
  });
});

describe('an element is covered', () => {
  function other(): HTMLElement {
    const over = document.body.appendChild(document.createElement('div'));
    // Browsers compute it always, happy-dom where it is set.
    over.style.cssText =
      'opacity: 1; background-color: transparent; border-image-source: none; display: block';
    return over;
  }
  /** Whether it is, where this lies above it at every point. */
  const under = (...above: Element[]) => isCovered(element, () => [...above, element, document.body]);

  test('by nothing where it is the topmost', () => expect(under()).toBe(false));

  test('where it is not found at all', () => expect(isCovered(element, () => [document.body])).toBe(true));

  test.each([
    ['white', 'background-color: rgb(255, 255, 255)'],
    ['black', 'background-color: rgb(0, 0, 0)'],
    ['a colour without blue in it', 'background-color: rgb(255, 128, 0)'],
    ['a colour that can be seen through', 'background-color: rgba(0, 0, 0, 0.5)'],
    ['a picture of its style', 'background-image: url("a.png")'],
    ['an inner shadow', 'box-shadow: inset 0 0 0 99px red'],
    ['a border as wide as a page', 'border: 99px solid red'],
    ['an outline', 'outline: 99px solid red'],
    ['the mark of a list', 'display: list-item; list-style-type: disc'],
  ])('by an element that draws %s', (_, style) => {
    const over = other();
    over.style.cssText += `; ${style}`;
    expect(under(over)).toBe(true);
  });

  test('by an element with a text', () => {
    const over = other();
    over.textContent = 'Gewinnen Sie!';
    expect(under(over)).toBe(true);
  });

  test.each(['img', 'canvas', 'video', 'iframe', 'button', 'input', 'progress', 'meter'])(
    'by a %s',
    (tag) => {
      expect(under(document.createElement(tag))).toBe(true);
    },
  );

  test('by a drawing, which is no element of HTML', () => {
    expect(under(document.createElementNS('http://www.w3.org/2000/svg', 'g'))).toBe(true);
  });

  test('by what has a shadow root, of which nobody knows what it draws', () => {
    const over = other();
    over.attachShadow({ mode: 'open' });
    expect(under(over)).toBe(true);
  });

  test.each(['transparent', 'rgba(0, 0, 0, 0)', 'rgba(255, 255, 255, 0)'])(
    'not by an element that draws nothing, its colour being %s',
    (colour) => {
      const over = other();
      over.style.backgroundColor = colour;
      expect(under(over)).toBe(false);
    },
  );

  test('not by one that cannot be seen at all', () => {
    const over = other();
    over.style.opacity = '0';
    over.style.backgroundColor = 'red';
    expect(under(over)).toBe(false);
  });

  test('where a single point of it is: also at its edge', () => {
    const over = other();
    over.style.backgroundColor = 'red';
    const atEdge = (x: number) => (x < 110 ? [over, element] : [element]);
    expect(isCovered(element, atEdge)).toBe(true);
  });

  test.each(['999px', '50%', '20px'])(
    'not where its corners, which are cut off by %s, show what is below',
    (radius) => {
      element.style.borderRadius = radius;
      const round = (x: number, y: number) => {
        const along = Math.min(Math.max(x, 120), 280);
        return Math.hypot(x - along, y - 120) < 20 ? [element] : [document.body];
      };
      expect(isCovered(element, round)).toBe(false);
      const over = other();
      over.style.backgroundColor = 'red';
      expect(isCovered(element, (x, y) => [...(x < 130 ? [over] : []), ...round(x, y)])).toBe(true);
      element.style.borderRadius = '';
      expect(isCovered(element, round)).toBe(true);
    },
  );

  test('is asked about at points from one edge to the other', () => {
    const points: [number, number][] = [];
    isCovered(element, (x, y) => {
      points.push([x, y]);
      return [element];
    });
    const [columns, rows] = [0, 1].map((axis) => [...new Set(points.map((point) => point[axis]))]);
    expect(columns).toHaveLength(7);
    expect([columns?.[0], columns?.at(-1)]).toEqual([103, 297]);
    expect(rows).toEqual([103, 120, 137]);
  });
});
