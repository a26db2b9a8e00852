import browser from 'webextension-polyfill';
import { withLanguage } from '../../utils/detect-language.ts';
import { isMirrored, readRecord } from '../../utils/ledger/records.ts';
import { changeAccount, readAccount } from '../../utils/mastodon/accounts.ts';
import { plan } from '../../utils/mastodon/plan.ts';
import { recentStatuses } from '../../utils/mastodon/recent.ts';
import { remove } from '../../utils/mastodon/remove.ts';
import { rereadServerOf, rereadServers } from '../../utils/mastodon/reread-servers.ts';
import {
  describeMade,
  find,
  findScheduled,
  isInOrder,
  isReady,
  post,
  upload,
} from '../../utils/mastodon/statuses.ts';
import { stillThere } from '../../utils/mastodon/still-there.ts';
import { canvasCodec } from '../../utils/media/canvas-codec.ts';
import { prepareMedia } from '../../utils/media/prepare-media.ts';
import { printPicture } from '../../utils/media/print-picture.ts';
import { recordTakenBack } from '../../utils/outbox/decisions.ts';
import { finish } from '../../utils/outbox/finish.ts';
import { knownStatuses } from '../../utils/outbox/known-statuses.ts';
import type { OutboxIo } from '../../utils/outbox/outbox.ts';
import { findDouble, recordSingle } from '../../utils/outbox/single.ts';
import { addSource } from '../../utils/outbox/sources.ts';
import { statusKey } from '../../utils/outbox/status-key.ts';
import * as store from '../../utils/outbox/store.ts';
import { announceChange } from '../../utils/pages/changes.ts';
import type { Io } from '../../utils/platforms/contract.ts';
import { inBackground } from '../../utils/platforms/in-background.ts';
import { type FreedFile, vouchFor } from '../../utils/post/freed-file.ts';
import { listBook } from '../../utils/settings/handle-book.ts';
import { readKeptWordsDays } from '../../utils/settings/kept-words.ts';
import { readSameContentWindow } from '../../utils/settings/same-content.ts';

/** The alarm that wakes the outbox. */
const alarm = 'outbox';

/** Under the 30 seconds after which both browsers put an idle background to sleep; Firefox even in the middle of a request. */
const heartbeat = 20_000;

/** The real world for the outbox: its store, the clock, the servers, the alarm. `wake` drains it, `tell` hears what happens. */
export function outboxIo(wake: () => void, tell: OutboxIo['tell']): OutboxIo {
  let soon: ReturnType<typeof setTimeout> | undefined;
  let heart: ReturnType<typeof setInterval> | undefined;
  let book: ReturnType<typeof listBook> | undefined;
  return {
    ...store,
    save: store.writeDelivery,
    now: () => Date.now(),
    pause,
    keyOf: statusKey,
    random: Math.random,
    prepare: async (...request) => {
      const media = await prepareMedia(...request, canvasCodec);
      return { ...media, file: await sendable(media.file) };
    },
    upload,
    isReady,
    isInOrder,
    post,
    remove,
    recordTakenBack: (id) => recordTakenBack(id),
    ...{ readRecord, stillThere, findDouble, addSource: (id, source) => addSource(id, source) },
    recordSingle: (id) => recordSingle(id),
    describeMade,
    find,
    findScheduled,
    plan: async (post, account, rule) => plan(post, account, rule, await (book ?? listBook())),
    readAccount,
    markSignedOut: (id) => changeAccount(id, (account) => ({ ...account, signedIn: false })),
    recent: recentStatuses,
    sameWithin: readSameContentWindow,
    // A picture that takes long is no reason to let a post wait.
    print: (file) => Promise.race([printPicture(file), pause(2000).then(() => undefined)]),
    rereadServer: async (id) => {
      if (await rereadServerOf(id)) announceChange();
    },
    isRecorded: isMirrored,
    wasTakenBack: async (id) => (await readRecord(id))?.outcome === 'taken-back',
    knownStatuses: (account) => knownStatuses(account),
    finish: async (delivery) => finish(delivery, Date.now(), undefined, await readKeptWordsDays()),
    capture: async (publication, profile) => {
      // Read while the post is: every plan comes after a capture.
      book = listBook();
      // A plan is made with what the servers say today, but does not wait long for it.
      const reread = Promise.race([rereadServers(), pause(5000)]).catch(() => undefined);
      const post = await inBackground[publication.platform].capture(publication, profile, outside);
      await reread;
      return withLanguage(post, browser.i18n);
    },
    tell,
    wakeAt: async (time) => {
      clearTimeout(soon);
      // A packed extension's alarm comes after 30 seconds at the earliest; while the background lives, a timer is quicker.
      if (time !== undefined && time - Date.now() < heartbeat) soon = setTimeout(wake, time - Date.now());
      if (time === undefined) await browser.alarms.clear(alarm);
      // An alarm that is due at once may be dropped: half a second is soon enough.
      else browser.alarms.create(alarm, { when: Math.max(time, Date.now() + 500) });
    },
    keepAwake: (awake) => {
      clearInterval(heart);
      if (awake) heart = setInterval(() => void browser.runtime.getPlatformInfo(), heartbeat);
    },
  };
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The way out to the platforms' servers. */
export const outside: Io = { fetch: (...request) => fetch(...request) };

/**
 * Firefox sometimes sends the head of a request and then nothing of a large file that comes from a database (seen in 153,
 * 2026-11-22: about one video of 40 MB in eight). What it holds in memory it sends.
 */
async function sendable(file: FreedFile): Promise<FreedFile> {
  return import.meta.env.FIREFOX ? vouchFor(new Blob([await file.arrayBuffer()], { type: file.type })) : file;
}
