import { wire } from '../utils/platforms/bluesky/wire.ts';
import { startTap } from '../utils/tap/start.ts';

// What `defineUnlistedScript` would make of it, without its bytes in every page.
export default { main: () => startTap(wire) };
