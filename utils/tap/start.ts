import type { Wire } from '../platforms/contract.ts';
import { offerLine } from './channel.ts';
import { rememberChosenFiles } from './chosen-files.ts';
import { nothingChosen } from './nothing-chosen.ts';
import { observeFetch } from './observe-fetch.ts';
import { observeXhr } from './observe-xhr.ts';
import type { Saw } from './report.ts';

/** For a platform whose client only uses `fetch`, and whose pictures are read at their source. */
export function startTap(wire: Wire): void {
  see({ wire, chosen: nothingChosen, tell: line() });
}

/** For a platform that uploads pictures apart from their post, and shows a post to nobody without an account. */
export function startUploadTap(wire: Wire): void {
  const saw = { wire, chosen: rememberChosenFiles(window), tell: line() };
  see(saw);
  observeXhr(XMLHttpRequest.prototype, saw);
}

// Put into a page that is there already, the tap comes after the page has taken hold of `fetch`.
const line = () => offerLine(document, document.readyState !== 'loading');

function see(saw: Saw): void {
  window.fetch = observeFetch(window.fetch, saw);
}
