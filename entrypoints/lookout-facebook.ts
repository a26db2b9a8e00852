import { startLookout } from '../utils/lookout/start.ts';
import { lookout } from '../utils/platforms/facebook/lookout.ts';

// What `defineUnlistedScript` would make of it, without its bytes in every page.
export default { main: () => startLookout(lookout) };
