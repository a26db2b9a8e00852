import { defineContentScript } from 'wxt/utils/define-content-script';
import { wire } from '../utils/platforms/bluesky/wire.ts';
import { places } from '../utils/platforms/hosts.ts';
import { startTap } from '../utils/tap/start.ts';

export default defineContentScript({
  matches: [...places.bluesky],
  world: 'MAIN',
  runAt: 'document_start',
  main: () => startTap(wire),
});
