import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPill } from '../components/pill/pill.ts';
import { page } from '../utils/platforms/instagram/page.ts';
import {
  isText,
  recognise,
  recogniseChange,
  recogniseUploads,
  shapeOf,
  unanswered,
  understands,
  uploading,
} from '../utils/platforms/instagram/recognise.ts';
import { asSent } from '../utils/watch/as-sent.ts';
import { startWatch } from '../utils/watch/start.ts';

const recogniser = {
  isText,
  recognise,
  recogniseChange,
  recogniseUploads,
  shapeOf,
  unanswered,
  understands,
  uploading,
};
const places = { 'www.instagram.com': { page, recogniser, asSent } };

export default defineUnlistedScript(() => startWatch(places, createPill));
