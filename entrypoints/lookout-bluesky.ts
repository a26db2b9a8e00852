import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startLookout } from '../utils/lookout/start.ts';
import { lookout } from '../utils/platforms/bluesky/lookout.ts';

export default defineUnlistedScript(() => startLookout(lookout));
