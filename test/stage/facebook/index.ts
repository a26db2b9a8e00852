import { randomInt } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Site } from '../front.ts';
import { avatar, documents } from './documents.ts';
import { createFaults, type Faults } from './faults.ts';
import { graphql } from './graphql.ts';
import type { LoggedRequest } from './http.ts';
import { businessId, type Identity, instagramId, page, person } from './identities.ts';
import { createStore, type StoredMedia, type StoredPost } from './posts.ts';
import { newTokens, type PageSetup } from './setup.ts';
import { photoUploads, videoBytes, videoRequests } from './uploads.ts';

export type { Failure, Faults, Wire } from './faults.ts';
export type { LoggedRequest } from './http.ts';
export type { Identity } from './identities.ts';
export type { StoredMedia, StoredPost } from './posts.ts';

/** The stage's Facebook: www and the Business Suite, with the hosts that take their files. */
export interface Facebook {
  /** To be put behind one TLS front, by host. */
  sites: Site[];
  /** What was published, the newest last. */
  posts: StoredPost[];
  /** What was saved without being published. */
  drafts: StoredPost[];
  /** Everything uploaded, by id. */
  media: Map<string, StoredMedia>;
  /** What the hosts were asked, documents and pictures aside. */
  requests: LoggedRequest[];
  /** Pages that stand still, by their paths: see `timeline.ts`. */
  shown: Map<string, string>;
  faults: Faults;
  identities: { page: Identity; person: Identity };
  /** Who acts on www, from the next load on; the Page unless told. */
  actAs(identity: Identity): void;
  /** Nothing was published, nothing is broken, and the Page acts. */
  reset(): void;
  close(): Promise<void>;
}

/** What the pages are to be like. */
export interface FacebookOptions {
  language: 'de' | 'en';
  /** How many elements a page holds beside the composer. */
  nodes?: number;
  /** Whether the editor stays in the document behind the composer's other screens; it does unless told. */
  keepsEditor?: boolean;
}

/** Starts everything at once; each page is built when it is first asked for. */
export async function startFacebook(options: FacebookOptions): Promise<Facebook> {
  const store = createStore();
  const faults = createFaults();
  const tokens = newTokens();
  const requests: LoggedRequest[] = [];
  const seed = randomInt(2 ** 32);
  let identity = page;
  const setup = (): PageSetup => ({
    ...{ language: options.language, nodes: options.nodes ?? 0 },
    ...{ identity, person, page, instagramId, businessId },
    ...{
      tokens,
      seed,
      wire: faults.wire,
      planner: faults.planner,
      videoHost,
      keepsEditor: options.keepsEditor ?? true,
    },
  });
  const log = (request: LoggedRequest) => requests.push(request);
  const calls = graphql(store, faults, tokens, log);
  const shown = new Map<string, string>();
  const handles = new Map<string, Buffer>();

  return {
    sites: [
      { hosts: ['www.facebook.com'], listener: withCalls(calls, documents('page', setup, shown)) },
      { hosts: ['business.facebook.com'], listener: withCalls(calls, documents('business-page', setup)) },
      {
        hosts: ['upload.facebook.com', 'upload-business.facebook.com'],
        listener: photoUploads(store, tokens, log),
      },
      {
        hosts: ['vupload-edge.facebook.com', 'vupload-edge-business.facebook.com'],
        listener: videoRequests(store, handles, tokens, log),
      },
      { hosts: [videoHost], listener: videoBytes(handles, log) },
      { hosts: ['scontent.xx.fbcdn.net'], listener: pictures(store.media) },
    ],
    posts: store.posts,
    drafts: store.drafts,
    media: store.media,
    requests,
    shown,
    faults,
    identities: { page, person },
    actAs(next) {
      identity = next;
    },
    reset() {
      for (const list of [store.posts, store.drafts, requests]) list.length = 0;
      for (const map of [store.media, store.byToken, handles, shown]) map.clear();
      faults.reset();
      identity = page;
    },
    close: async () => {},
  };
}

// One of many; the real name says where the nearest one stands.
const videoHost = 'rupload-fra3-1.up.facebook.com';

function withCalls(calls: RequestListener, pages: RequestListener): RequestListener {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'https://www.facebook.com');
    if (pathname === '/api/graphql/') calls(request, response);
    else pages(request, response);
  };
}

function pictures(media: Map<string, StoredMedia>): RequestListener {
  return async (request, response) => {
    const id = /\/(\d+)_n\.jpg$/.exec(request.url ?? '')?.[1] ?? '';
    const found = media.get(id);
    const bytes = found?.bytes ?? (await avatar(id));
    response.writeHead(200, {
      'content-type': found?.type ?? 'image/png',
      'access-control-allow-origin': '*',
    });
    response.end(bytes);
  };
}
