// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { closestOf, holds, innermost, isInPage, parentOf } from '../../../utils/platforms/tree.ts';
import { frameIn } from '../framed.ts';

let dialog: HTMLElement;
let frame: HTMLIFrameElement;
let field: HTMLElement;
beforeEach(() => {
  document.body.innerHTML = '<div role="dialog"></div>';
  dialog = document.querySelector('[role="dialog"]') as HTMLElement;
  const framed = frameIn(dialog);
  frame = framed.frame;
  const host = framed.inner.body.appendChild(framed.inner.createElement('div'));
  field = host.attachShadow({ mode: 'open' }).appendChild(framed.inner.createElement('p'));
});

test('what is in a frame of the page’s own, and in a shadow root there, stands in what holds the frame', () => {
  expect(closestOf(field, '[role="dialog"]')).toBe(dialog);
  expect(holds(dialog, field)).toBe(true);
  expect(parentOf(field.ownerDocument.documentElement)).toBe(frame);
  expect(holds(field, dialog)).toBe(false);
});

test('it is in the page for as long as its frame is', () => {
  expect(isInPage(field)).toBe(true);
  Object.defineProperty(field, 'isConnected', { value: true });
  frame.remove();
  expect(isInPage(field)).toBe(false);
});

test('what an event happened to is an element, a document or a window', () => {
  const event = (target: EventTarget) => Object.defineProperty(new Event('x'), 'target', { value: target });
  for (const target of [dialog, document, window]) expect(innermost(event(target))).toBe(target);
});
