// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenFramed } from '../../../utils/tap/framed.ts';
import { frameIn } from '../framed.ts';

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<input>';
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The focus leaves the window, and is in this element a moment later. */
function focusComesInto(element: Element | null): void {
  window.dispatchEvent(new Event('blur'));
  vi.spyOn(document, 'activeElement', 'get').mockReturnValue(element);
  vi.runAllTimers();
}

test('the document of a frame is told once when the focus comes into it, and a new one anew', () => {
  const reached = vi.fn();
  whenFramed(document, reached);
  const { frame, inner } = frameIn(document.body);
  focusComesInto(frame);
  focusComesInto(frame);
  expect(reached.mock.calls).toEqual([[inner]]);
  const next = frameIn(document.body).inner;
  Object.defineProperty(frame, 'contentDocument', { value: next });
  focusComesInto(frame);
  expect(reached.mock.calls.at(-1)).toEqual([next]);
});

test('a frame in a frame is told too, when the focus goes from one into the other', () => {
  const reached = vi.fn();
  whenFramed(document, reached);
  const outer = frameIn(document.body);
  focusComesInto(outer.frame);
  const { frame, inner } = frameIn(outer.inner.body);
  vi.spyOn(outer.inner, 'activeElement', 'get').mockReturnValue(frame);
  outer.inner.defaultView?.dispatchEvent(new Event('blur'));
  vi.runAllTimers();
  expect(reached.mock.calls).toEqual([[outer.inner], [inner]]);
});

test('nothing is told of another site’s frame, of the page itself, and after the end', () => {
  const reached = vi.fn();
  const end = new AbortController();
  whenFramed(document, reached, { signal: end.signal });
  const foreign = document.createElement('iframe');
  Object.defineProperty(foreign, 'contentDocument', { value: null });
  for (const each of [foreign, document.querySelector('input'), null]) focusComesInto(each);
  end.abort();
  focusComesInto(frameIn(document.body).frame);
  expect(reached).not.toHaveBeenCalled();
});
