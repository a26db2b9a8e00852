import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { wire } from '../utils/platforms/bluesky/wire.ts';
import { startTap } from '../utils/tap/start.ts';

export default defineUnlistedScript(() => startTap(wire));
