// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showsItself } from '../../../utils/watch/shows-itself.ts';

/** Where letters stand. */
let letters: DOMRect;

beforeEach(() => {
  letters = new DOMRect(20, 5, 40, 18);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, 0, 80, 36));
  // happy-dom has no layout.
  Range.prototype.getClientRects = () => [letters] as unknown as DOMRectList;
});
afterEach(() => vi.restoreAllMocks());

function isShown(html: string): boolean {
  document.body.innerHTML = html;
  return showsItself(document.body.firstElementChild as Element);
}

test.each([
  '<button style="background-color:#0a7aff"></button>',
  '<button style="background-color:transparent;color:black">Post</button>',
  '<div role="button"><div style="background-color:rgb(8,102,255)"></div><span style="color:white">Posten</span></div>',
  '<div role="button"><div><div><span style="color:rgba(8,102,255,.9)">Teilen</span></div></div></div>',
  '<button><svg></svg></button>',
  '<button style="background-image:url(x.png)"></button>',
])('%s shows itself', (html) => {
  expect(isShown(html)).toBe(true);
});

test.each([
  '<button style="background-color:transparent"></button>',
  '<button style="color:transparent">Post</button>',
  '<button style="color:rgba(0,0,0,.02)">Post</button>',
  '<button style="-webkit-text-fill-color:rgba(0,0,0,0)">Post</button>',
  '<button style="font-size:1px;color:black">Post</button>',
  '<button style="background-color:rgba(255,255,255,.01);color:transparent">Post</button>',
  '<button><span style="opacity:.1;color:black">Post</span></button>',
  '<button><span style="visibility:hidden;color:black">Post</span></button>',
])('%s does not', (html) => {
  expect(isShown(html)).toBe(false);
});

test('letters outside of the box, and few in a large one, show nothing of it', () => {
  letters = new DOMRect(-900, 5, 40, 18);
  expect(isShown('<button style="color:black">Post</button>')).toBe(false);
  letters = new DOMRect(600, 400, 40, 18);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 1280, 900));
  expect(isShown('<button style="color:black">Post</button>')).toBe(false);
});

test('a word in a button as wide as its dialog does', () => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 640, 40));
  expect(isShown('<button style="color:black">Posten</button>')).toBe(true);
});
