import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPill } from '../components/pill/pill.ts';
import { page as business } from '../utils/platforms/facebook/business-page.ts';
import { page } from '../utils/platforms/facebook/page.ts';
import {
  isText,
  recognise,
  recogniseChange,
  recogniseUploads,
  sessionOf,
  shapeOf,
  unanswered,
  understands,
  uploading,
} from '../utils/platforms/facebook/recognise.ts';
import { asSent } from '../utils/watch/as-sent.ts';
import { startWatch } from '../utils/watch/start.ts';

const recogniser = {
  isText,
  recognise,
  recogniseChange,
  recogniseUploads,
  sessionOf,
  shapeOf,
  unanswered,
  understands,
  uploading,
};
const places = {
  'www.facebook.com': { page, recogniser, asSent },
  // The same pages, to which some networks lead people.
  'web.facebook.com': { page, recogniser, asSent },
  'business.facebook.com': { page: business, recogniser, asSent },
};

export default defineUnlistedScript(() => startWatch(places, createPill));
