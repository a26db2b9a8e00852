import { defineContentScript } from 'wxt/utils/define-content-script';
import { wire } from '../utils/platforms/facebook/wire.ts';
import { places } from '../utils/platforms/hosts.ts';
import { startUploadTap } from '../utils/tap/start.ts';

export default defineContentScript({
  matches: [...places.facebook],
  world: 'MAIN',
  runAt: 'document_start',
  main: () => startUploadTap(wire),
});
