import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPill } from '../components/pill/pill.ts';
import { page } from '../utils/platforms/bluesky/page.ts';
import {
  isCardShown,
  isText,
  recognise,
  recogniseChange,
  unanswered,
  understands,
} from '../utils/platforms/bluesky/recognise.ts';
import { startWatch } from '../utils/watch/start.ts';

export default defineUnlistedScript(() =>
  startWatch(
    {
      'bsky.app': {
        page,
        recogniser: { isCardShown, isText, recognise, recogniseChange, unanswered, understands },
      },
    },
    createPill,
  ),
);
