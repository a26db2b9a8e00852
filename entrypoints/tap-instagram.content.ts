import { defineContentScript } from 'wxt/utils/define-content-script';
import { places } from '../utils/platforms/hosts.ts';
import { wire } from '../utils/platforms/instagram/wire.ts';
import { startUploadTap } from '../utils/tap/start.ts';

export default defineContentScript({
  matches: [...places.instagram],
  world: 'MAIN',
  runAt: 'document_start',
  main: () => startUploadTap(wire),
});
