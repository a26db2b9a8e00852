import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { page as business } from '../utils/platforms/facebook/business-page.ts';
import { page } from '../utils/platforms/facebook/page.ts';
import { recognise, recogniseUploads, shapeOf, understands } from '../utils/platforms/facebook/recognise.ts';
import { sentKit as kit } from '../utils/watch/kit.ts';
import { startWatch } from '../utils/watch/start.ts';

const recogniser = { recognise, recogniseUploads, shapeOf, understands };

export default defineUnlistedScript(() =>
  startWatch({
    'www.facebook.com': { page, recogniser, kit },
    'business.facebook.com': { page: business, recogniser, kit },
  }),
);
