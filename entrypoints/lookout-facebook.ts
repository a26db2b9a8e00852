import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startLookout } from '../utils/lookout/start.ts';
import { lookout } from '../utils/platforms/facebook/lookout.ts';

export default defineUnlistedScript(() => startLookout(lookout));
