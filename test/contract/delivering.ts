import { SerializerNativeImpl } from 'masto/adapters/serializers/index.js';
import { afterAll } from 'vitest';
import { accountSaid } from '../../utils/mastodon/account-said.ts';
import type { SignedIn } from '../../utils/mastodon/accounts.ts';
import { readServer } from '../../utils/mastodon/read-server.ts';
import { recentStatuses } from '../../utils/mastodon/recent.ts';
import { accountFacts } from '../../utils/mastodon/sign-in.ts';
import * as statuses from '../../utils/mastodon/statuses.ts';
import { stillThere } from '../../utils/mastodon/still-there.ts';
import { deliver } from '../../utils/outbox/deliver.ts';
import type { DeliverIo } from '../../utils/outbox/deliver-io.ts';
import type { Delivery } from '../../utils/outbox/types.ts';
import { vouchFor } from '../../utils/post/freed-file.ts';
import type { PlannedStatus } from '../../utils/post/plan.ts';
import { picture } from './files.ts';

/** The product's way to a server: what is sent goes by its own modules. */
export interface Way {
  account: SignedIn;
  /** Sends a thread as the outbox does, each status in answer to the one before; gives what was made. */
  send(thread: Partial<PlannedStatus>[], descriptions?: string[]): Promise<statuses.Made[]>;
  /** The same, but that the first answer to a status is lost; gives how often one was sent, too. */
  sendLosing(thread: Partial<PlannedStatus>[]): Promise<{ made: statuses.Made[]; posts: number }>;
}

const reach = globalThis.fetch;

/** Opens the way for the owner of a token. The product asks `https://<host>`, which is led to `base`, where the server is. */
export async function openWay({ base, token }: { base: string; token: string }): Promise<Way> {
  const me = await reach(`${base}/api/v1/accounts/verify_credentials`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const answer = new SerializerNativeImpl().deserialize<{ url: string }>('json', await me.text());
  const { host } = new URL(answer.url);
  const lead = { losing: false, posts: 0 };
  const outer = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = String(input);
    if (!address.startsWith(`https://${host}/`)) return outer(input, init);
    const response = await reach(base + address.slice(`https://${host}`.length), init);
    Object.defineProperty(response, 'url', { value: address });
    if (init?.method !== 'POST' || !address.endsWith('/api/v1/statuses')) return response;
    lead.posts += 1;
    if (!lead.losing) return response;
    lead.losing = false;
    throw new TypeError('Failed to fetch');
  };
  afterAll(() => {
    globalThis.fetch = reach;
  });
  const { picture: _, ...said } = accountSaid(answer, host);
  const id = `${said.username}@${host}`;
  const facts = accountFacts(await readServer(host), said.username);
  const account: SignedIn = { ...said, id, avatar: '', ...facts, token, signedIn: true };

  const send: Way['send'] = async (thread, descriptions = []) =>
    madeOf(await deliver(deliveryOf(thread, id), account, ioWith(descriptions)));
  const sendLosing: Way['sendLosing'] = async (thread) => {
    const saved: { last?: Delivery } = {};
    const before = lead.posts;
    lead.losing = true;
    const first = deliver(deliveryOf(thread, id), account, ioWith([], saved));
    await first.catch(() => {});
    // A minute later, when no server is at work on it any more.
    if (!saved.last) throw new Error('nothing was sent');
    const made = madeOf(await deliver(saved.last, account, ioWith([], saved, 90_000)));
    return { made, posts: lead.posts - before };
  };
  return { account, send, sendLosing };
}

const madeOf = ({ statuses: all }: Delivery) => all.flatMap(({ made }) => made ?? []);

function deliveryOf(thread: Partial<PlannedStatus>[], account: string): Delivery {
  const publication = crypto.randomUUID();
  const planned = thread.map(
    (status, index): PlannedStatus => ({
      ...{ text: '', spoilerText: '', sensitive: false, language: 'de', visibility: 'unlisted', media: [] },
      replyTo: index > 0 ? index - 1 : undefined,
      ...status,
    }),
  );
  return {
    ...{ id: publication, account, plan: { statuses: planned, losses: [] }, approved: false, tab: undefined },
    source: {
      ...{ platform: 'bluesky', profile: 'x', profileName: 'x', publication, address: '', time: Date.now() },
    },
    statuses: planned.map(({ media }) => ({
      ...{ key: crypto.randomUUID(), media: media.map(() => undefined), askedAt: undefined, made: undefined },
    })),
    state: { kind: 'sending' },
  };
}

/** The world for one delivery: its pictures have these descriptions, what is saved last is in `saved`. */
function ioWith(descriptions: string[], saved: { last?: Delivery } = {}, later = 0): DeliverIo {
  return {
    now: () => Date.now() + later,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    save: async (delivery) => {
      saved.last = structuredClone(delivery);
    },
    readMedia: async (_publication, index) => ({
      ...{ kind: 'image', file: await picture(40 + index, 30), description: descriptions[index] ?? '' },
    }),
    prepare: async (media) => ({ ...media, file: vouchFor(media.file) }),
    ...statuses,
    ...{ stillThere, recent: recentStatuses },
    // Nothing is compared.
    ...{ readContent: async () => undefined, writePrints: async () => {}, print: async () => undefined },
    ...{ readDelivery: async () => undefined, deliveriesOfPublication: async () => [] },
    comparedUrls: async () => new Set(),
    sameWithin: async () => 0,
    knownStatuses: async () => new Set(),
    tell: () => {},
  };
}
