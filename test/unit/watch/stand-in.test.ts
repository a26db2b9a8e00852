// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { standIn } from '../../../utils/watch/stand-in.ts';
import type { OpenComposer } from '../../../utils/watch/state.ts';
import { frameIn } from '../framed.ts';

const openIn = (element: Element) =>
  ({
    composer: { platform: 'facebook', element },
    anchor: element,
    button: element,
  }) as unknown as OpenComposer;

test('a composer in the page finds its place by itself', () => {
  const open = openIn(document.body.appendChild(document.createElement('div')));
  expect(standIn(open)).toBe(open);
});

test('one in a frame of the page’s own finds it in the page, afloat, in what holds the frame', () => {
  const section = document.body.appendChild(document.createElement('section'));
  const { inner } = frameIn(section);
  const open = openIn(inner.body.appendChild(inner.createElement('div')));
  expect(standIn(open)).toMatchObject({
    anchor: 'nowhere',
    button: undefined,
    composer: { element: section },
  });
});
