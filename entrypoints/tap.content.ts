import { defineContentScript } from 'wxt/utils/define-content-script';
import { matches } from '../utils/platforms/hosts.ts';
import { wires } from '../utils/platforms/wire.ts';
import { offerLine } from '../utils/tap/channel.ts';
import { observeFetch } from '../utils/tap/observe-fetch.ts';

export default defineContentScript({
  matches: [...matches],
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    const wire = wires[location.hostname];
    if (!wire) return;
    // Put into a page that is there already, this comes after the page has taken hold of `fetch`.
    const saw = offerLine(document, document.readyState !== 'loading');
    window.fetch = observeFetch(window.fetch, wire, saw);
  },
});
