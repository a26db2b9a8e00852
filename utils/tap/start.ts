import type { Wire } from '../platforms/contract.ts';
import { offerLine } from './line.ts';
import { observeFetch } from './observe-fetch.ts';
import { observeXhr } from './observe-xhr.ts';
import type { Saw } from './report.ts';
import { tellFiles } from './tell-files.ts';

/** For a platform whose client only uses `fetch`, and whose pictures are read at their source. */
export function startTap(wire: Wire): void {
  see({ wire, tell: line() });
}

/** For a platform that uploads pictures apart from their post, and shows a post to nobody without an account. */
export function startUploadTap(wire: Wire): void {
  const tell = line();
  const saw = { wire, tell, idOf: tellFiles(window, tell) };
  see(saw);
  observeXhr(XMLHttpRequest.prototype, saw);
}

// Put into a page that is there already, the tap comes after the page has taken hold of `fetch`.
const line = () => offerLine(document, document.readyState !== 'loading');

function see(saw: Saw): void {
  window.fetch = observeFetch(window.fetch, saw);
}
