import type { Wire } from '../platforms/contract.ts';
import { whenFramed } from './framed.ts';
import { offerLine } from './line.ts';
import { observeFetch } from './observe-fetch.ts';
import { observeXhr } from './observe-xhr.ts';
import type { Saw } from './report.ts';
import { idOf, tellFiles } from './tell-files.ts';

type World = Window & typeof globalThis;

/** For a platform whose client only uses `fetch`, and whose pictures are read at their source. */
export function startTap(wire: Wire): void {
  see(window, { wire, tell: line() });
}

/**
 * For a platform that uploads pictures apart from their post, and shows a post to nobody without an account. A frame of the
 * page's own is seen from when somebody comes into it: what it sends and chooses goes over the same line.
 */
export function startUploadTap(wire: Wire): void {
  const saw = { wire, tell: line(), idOf };
  const seeAll = (world: World) => {
    tellFiles(world, saw.tell);
    see(world, saw);
    observeXhr(world.XMLHttpRequest.prototype, saw);
  };
  seeAll(window);
  whenFramed(document, ({ defaultView }) => seeAll(defaultView as World));
}

// Put into a page that is there already, the tap comes after the page has taken hold of `fetch`.
const line = () => offerLine(document, document.readyState !== 'loading');

function see(world: World, saw: Saw): void {
  world.fetch = observeFetch(world.fetch, saw);
}
