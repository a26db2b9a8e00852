// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { roomsBeside } from '../../../utils/watch/room.ts';

const size = { width: 200, height: 40 };
let composer: HTMLElement;
/** What lies where, besides the page itself. */
let lies: { element: Element; box: DOMRect }[];

beforeEach(() => {
  document.body.innerHTML = '<div id="composer"><p>Wort</p></div><a href="#">Link</a><p id="text">Text</p>';
  composer = document.querySelector<HTMLElement>('#composer') ?? document.body;
  lies = [];
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000);
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
  document.elementFromPoint = (x, y) =>
    lies.find(({ box }) => x >= box.left && x < box.right && y >= box.top && y < box.bottom)?.element ??
    document.body;
});
afterEach(() => vi.restoreAllMocks());

function composerAt(box: DOMRect): void {
  vi.spyOn(composer, 'getBoundingClientRect').mockReturnValue(box);
  lies.push({ element: composer, box });
}
const at = (selector: string, box: DOMRect) =>
  lies.unshift({ element: document.querySelector(selector) ?? document.body, box });
const spot = () => roomsBeside(composer, size).next().value;

describe('the room beside a composer', () => {
  test('is below it, at its end', () => {
    composerAt(new DOMRect(250, 200, 500, 400));
    expect(spot()).toEqual({ left: 550, top: 608, place: 0 });
  });

  test('is above it where it reaches down to the edge, and at its side where it is as high as the window', () => {
    composerAt(new DOMRect(250, 100, 500, 700));
    expect(spot()).toEqual({ left: 550, top: 52, place: 1 });
    composerAt(new DOMRect(250, 10, 500, 780));
    expect(spot()).toEqual({ left: 758, top: 750, place: 2 });
  });

  test('is not where something lies that can be pressed, but over a text', () => {
    composerAt(new DOMRect(250, 200, 500, 400));
    at('#text', new DOMRect(0, 600, 1000, 100));
    expect(spot()).toEqual({ left: 550, top: 608, place: 0 });
    at('a', new DOMRect(600, 600, 50, 50));
    expect(spot()).toEqual({ left: 550, top: 152, place: 1 });
  });

  test('is in the composer where that fills the window, but neither over a word nor over a picture', () => {
    composerAt(new DOMRect(0, 0, 1000, 800));
    expect(spot()).toEqual({ left: 784, top: 744, place: 4 });
    at('#composer p', new DOMRect(0, 700, 1000, 100));
    expect(spot()).toEqual({ left: 784, top: 16, place: 6 });
    composer.append(document.createElement('img'));
    at('img', new DOMRect(700, 0, 300, 100));
    expect(spot()).toEqual({ left: 16, top: 16, place: 7 });
  });

  test('is none where everything is in use', () => {
    composerAt(new DOMRect(0, 0, 1000, 800));
    at('#composer p', new DOMRect(0, 0, 1000, 800));
    expect(spot()).toBeUndefined();
  });
});
