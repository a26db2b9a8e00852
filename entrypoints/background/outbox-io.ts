import browser from 'webextension-polyfill';
import { detectLanguage } from '../../utils/detect-language.ts';
import { readRecord, recordsOf, writeRecord } from '../../utils/ledger/records.ts';
import { readAccount, writeAccount } from '../../utils/mastodon/accounts.ts';
import { plan } from '../../utils/mastodon/plan.ts';
import { find, findScheduled, isReady, post, upload } from '../../utils/mastodon/statuses.ts';
import type { Limits } from '../../utils/mastodon/types.ts';
import { canvasCodec } from '../../utils/media/canvas-codec.ts';
import { fitPicture } from '../../utils/media/fit-picture.ts';
import { withoutLocation } from '../../utils/media/without-location.ts';
import type { Outcome } from '../../utils/messages.ts';
import type { OutboxEvent, OutboxIo } from '../../utils/outbox/outbox.ts';
import * as store from '../../utils/outbox/store.ts';
import type { Delivery } from '../../utils/outbox/types.ts';
import { announceChange } from '../../utils/pages/changes.ts';
import { captures, finders, type Io } from '../../utils/platforms/capture.ts';
import type { Media, Post, Profile, Segment } from '../../utils/post/types.ts';
import { listBook } from '../../utils/settings/handle-book.ts';
import { sendToPage } from './tabs.ts';

/** The alarm that wakes the outbox. */
const alarm = 'outbox';

/** Under the 30 seconds after which both browsers put an idle background to sleep; Firefox even in the middle of a request. */
const heartbeat = 20_000;

/** The real world for the outbox: its store, the clock, the servers, the alarm and the tabs. `wake` drains it. */
export function outboxIo(wake: () => void = () => {}): OutboxIo {
  let soon: ReturnType<typeof setTimeout> | undefined;
  let heart: ReturnType<typeof setInterval> | undefined;
  let book: ReturnType<typeof listBook> | undefined;
  return {
    ...store,
    save: store.writeDelivery,
    now: () => Date.now(),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    newKey: () => crypto.randomUUID(),
    prepare,
    upload,
    isReady,
    post,
    find,
    findScheduled,
    plan: async (post, account, rule) => plan(post, account, rule, await (book ?? listBook())),
    readAccount,
    markSignedOut: async (id) => {
      const account = await readAccount(id);
      if (account?.signedIn) await writeAccount({ ...account, signedIn: false });
    },
    isRecorded: async (id) => (await readRecord(id))?.outcome === 'mirrored',
    knownStatuses: async (account) => {
      const [records, deliveries] = await Promise.all([recordsOf(account), store.listDeliveries()]);
      const recorded = records.flatMap(({ statuses }) => statuses);
      const others = deliveries.filter((delivery) => delivery.account === account);
      const made = others.flatMap(({ statuses }) => statuses.flatMap((status) => status.made ?? []));
      return new Set([...recorded, ...made].map(({ id }) => id));
    },
    finish,
    capture: async (publication, files, profile) => {
      // Read while the post is: every plan comes after a capture.
      book = listBook();
      return withLanguage(await captures[publication.platform](publication, files, profile, outside));
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

/** Not every platform says which language a post is in; the preview has shown the same guess. */
async function withLanguage(post: Post): Promise<Post> {
  if (post.language !== undefined) return post;
  const texts = post.parts.map(({ segments }) => segments.map(textOf).join(''));
  const found = await detectLanguage(texts.join('\n'), browser.i18n).catch(() => undefined);
  return { ...post, language: found };
}

function textOf(segment: Segment): string {
  if (segment.kind === 'mention') return segment.name;
  return segment.kind === 'hashtag' ? segment.tag : segment.text;
}

/** The way out to the platforms' servers. */
const outside: Io = { fetch: (...request) => fetch(...request) };

/** Looks up already where a profile's publications will be read: one step less after posting. */
export function expect({ platform, id }: Profile): void {
  finders[platform]?.(id, outside).catch(() => {
    // It is looked up again when it is needed, and the problem told then.
  });
}

async function prepare(media: Media, limits: Limits, keepCredit: boolean): Promise<Media> {
  const { file } = await withoutLocation(media.file, keepCredit);
  if (media.kind === 'video') return { ...media, file: await sendable(file) };
  return { ...media, file: await sendable((await fitPicture(file, limits, canvasCodec)).file) };
}

/**
 * Firefox sometimes sends the head of a request and then nothing of a large file that comes from a database (seen in 153,
 * 2026-11-22: about one video of 40 MB in eight). What it holds in memory it sends.
 */
async function sendable(file: Blob): Promise<Blob> {
  return import.meta.env.FIREFOX ? new Blob([await file.arrayBuffer()], { type: file.type }) : file;
}

/** The record first: if the browser dies in between, the delivery is found finished and only taken out. */
async function finish(delivery: Delivery): Promise<void> {
  const { source, account, id } = delivery;
  await writeRecord({
    id,
    account,
    platform: source.platform,
    profile: source.profile,
    profileName: source.profileName,
    publication: source.publication,
    address: source.address,
    publishedAt: source.time,
    outcome: 'mirrored',
    statuses: delivery.statuses.flatMap(({ made }) => (made ? [made] : [])),
    ...(source.reason === undefined ? {} : { reason: source.reason }),
    at: Date.now(),
  });
  await store.removeDelivery(delivery);
}

function tell(event: OutboxEvent): void {
  announceChange();
  const tab = event.kind === 'problem' ? event.tab : event.delivery.tab;
  if (tab === undefined) return;
  if (event.kind !== 'problem') {
    const { account, source, statuses } = event.delivery;
    const made = statuses[0]?.made;
    const of = { account, publication: source.publication };
    const isAhead = event.kind === 'kept' || made?.scheduledFor !== undefined;
    const outcome: Outcome = isAhead
      ? { ...of, state: 'scheduled', at: source.time, keptHere: event.kind === 'kept' }
      : { ...of, state: 'done', url: made?.url ?? '' };
    sendToPage(tab, { type: 'outcome', outcome });
    return;
  }
  const { publication, trying, accounts } = event;
  if (!trying.problem) return;
  const state = trying.state === 'due' ? 'waiting' : 'failed';
  for (const account of accounts) {
    sendToPage(tab, { type: 'outcome', outcome: { account, publication, state, problem: trying.problem } });
  }
}
