import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startLookout } from '../utils/lookout/start.ts';
import { lookout } from '../utils/platforms/instagram/lookout.ts';

export default defineUnlistedScript(() => startLookout(lookout));
