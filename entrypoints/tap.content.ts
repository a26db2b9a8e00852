import { defineContentScript } from 'wxt/utils/define-content-script';
import { matches } from '../utils/platforms/hosts.ts';
import { wires } from '../utils/platforms/wire.ts';
import { offerLine } from '../utils/tap/channel.ts';
import { nothingChosen, rememberChosenFiles } from '../utils/tap/chosen-files.ts';
import { observeFetch } from '../utils/tap/observe-fetch.ts';
import { observeXhr } from '../utils/tap/observe-xhr.ts';

export default defineContentScript({
  matches: [...matches],
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    const wire = wires[location.hostname];
    if (!wire) return;
    // Put into a page that is there already, this comes after the page has taken hold of `fetch`.
    const tell = offerLine(document, document.readyState !== 'loading');
    const chosen = wire.uploads ? rememberChosenFiles(window) : nothingChosen;
    const saw = { wire, chosen, tell };
    window.fetch = observeFetch(window.fetch, saw);
    // Only where the platform's client uses it: every wrapper costs the page a little.
    if (wire.uploads) observeXhr(XMLHttpRequest.prototype, saw);
  },
});
