import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { wire } from '../utils/platforms/facebook/wire.ts';
import { startUploadTap } from '../utils/tap/start.ts';

export default defineUnlistedScript(() => startUploadTap(wire));
