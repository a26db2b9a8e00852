import { wire } from '../utils/platforms/facebook/wire.ts';
import { startUploadTap } from '../utils/tap/start.ts';

// What `defineUnlistedScript` would make of it, without its bytes in every page.
export default { main: () => startUploadTap(wire) };
