import { frameOf } from '../platforms/tree.ts';
import type { OpenComposer } from './state.ts';

/**
 * By what a pill finds its place. Nothing of ours is put into a frame of the page's own, where the shield does not reach: a
 * composer in one has its pill afloat over the page.
 */
export function standIn(open: OpenComposer): Pick<OpenComposer, 'anchor' | 'button' | 'composer'> {
  let element = open.composer.element;
  for (let frame = frameOf(element.ownerDocument); frame; frame = frameOf(frame.ownerDocument)) {
    element = frame.parentElement ?? document.body;
  }
  if (element === open.composer.element) return open;
  return { anchor: 'nowhere', button: undefined, composer: { ...open.composer, element } };
}
