import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { page } from '../utils/platforms/instagram/page.ts';
import { recognise, recogniseUploads, shapeOf, understands } from '../utils/platforms/instagram/recognise.ts';
import { sentKit as kit } from '../utils/watch/kit.ts';
import { startWatch } from '../utils/watch/start.ts';

const recogniser = { recognise, recogniseUploads, shapeOf, understands };

export default defineUnlistedScript(() => startWatch({ 'www.instagram.com': { page, recogniser, kit } }));
