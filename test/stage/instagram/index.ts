import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { portrait } from '../pictures.ts';
import { createApi } from './api.ts';
import { type Bundle, bundlePage } from './bundle.ts';
import { createFaults, type Faults } from './faults.ts';
import { answeredPreflight, type LoggedRequest, readRequest, sendJson } from './http.ts';
import { type PageSetup, sendPage } from './page-site.ts';
import type { Account, StoredPost } from './posts.ts';
import { type PublishCall, publishPaths } from './publish.ts';

export type { Failure, Faults } from './faults.ts';
export type { LoggedRequest } from './http.ts';
export type { Account, StoredMedia, StoredPost } from './posts.ts';

/** The stage's Instagram: the page, and what it publishes with. */
export interface Instagram {
  /** To be put behind one TLS front, by host. */
  sites: { hosts: string[]; listener: RequestListener }[];
  /** Published, oldest first. */
  posts: StoredPost[];
  comments: { media: string; text: string }[];
  /** Every call to either host, files of the page aside. */
  requests: LoggedRequest[];
  /** Pages that stand still, by their paths: see `timeline.ts`. */
  shown: Map<string, string>;
  /** What the host of pictures has, by its paths. */
  pictures: Map<string, Buffer>;
  faults: Faults;
  /** Signs an account in on the page from its next load on. */
  signIn(account: Account): void;
  /** From the next load on: `transport` of the page's requests, `routes` for an address that follows the steps. */
  page: Pick<PageSetup, 'transport' | 'routes' | 'pieces' | 'edits'>;
  /** Between two tests: nothing is published, nothing is broken. Who is signed in stays. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts the stage's Instagram; the page is built when it is first opened. */
export async function startInstagram(options: {
  language: 'de' | 'en';
  account?: Account;
}): Promise<Instagram> {
  const faults = createFaults();
  const account = options.account ?? { id: '61236465677', username: 'stadt.krefeld', name: 'Stadt Krefeld' };
  const store = { accounts: [account], posts: [] as StoredPost[], comments: [] as Instagram['comments'] };
  const api = createApi(store, faults);
  const requests: LoggedRequest[] = [];
  const shown = new Map<string, string>();
  const pictures = new Map<string, Buffer>();
  const page: Instagram['page'] = { transport: 'xhr', routes: false, pieces: false, edits: 'rest' };
  const picture = await portrait('#8a3b12', account.name.slice(0, 1));
  const csrf = randomBytes(16).toString('hex');
  let current = account;
  let bundle: Promise<Bundle> | undefined;

  const setup = (): PageSetup => ({
    ...page,
    language: options.language,
    account: current,
    paths: pathsOf(faults.wire),
  });
  const listener: RequestListener = async (request, response) => {
    if (answeredPreflight(request, response)) return;
    const logged = await readRequest(request);
    const isCall = /^\/(api|graphql|rupload_\w+)\//.test(logged.path);
    if (isCall) {
      requests.push(logged);
      if (!api(logged, request, response)) sendJson(request, response, { status: 'fail' }, 404);
      return;
    }
    bundle ??= bundlePage();
    const still = shown.get(logged.path);
    sendPage(response, logged.path, { bundle: await bundle, portrait: picture, csrf, setup: setup(), still });
  };

  return {
    sites: [
      { hosts: ['www.instagram.com', 'i.instagram.com'], listener },
      { hosts: ['scontent.cdninstagram.com'], listener: pictureSite(pictures) },
    ],
    posts: store.posts,
    comments: store.comments,
    requests,
    ...{ shown, pictures, faults, page },
    signIn(next) {
      if (!store.accounts.some(({ id }) => id === next.id)) store.accounts.push(next);
      current = next;
    },
    reset() {
      store.posts.length = 0;
      store.comments.length = 0;
      requests.length = 0;
      for (const map of [shown, pictures]) map.clear();
      faults.reset();
      page.transport = 'xhr';
      page.pieces = false;
      page.routes = false;
      page.edits = 'rest';
    },
    async close() {},
  };
}

function pictureSite(pictures: ReadonlyMap<string, Buffer>): RequestListener {
  return (request, response) => {
    const bytes = pictures.get((request.url ?? '').replace(/[?&].*$/, ''));
    response.writeHead(bytes ? 200 : 404, {
      'content-type': 'image/png',
      'access-control-allow-origin': '*',
    });
    response.end(bytes);
  };
}

function pathsOf(wire: Faults['wire']): Record<PublishCall, string> {
  return {
    configure: publishPaths.configure[wire],
    configure_sidecar: publishPaths.configure_sidecar[wire],
    configure_to_clips: publishPaths.configure_to_clips[wire],
    configure_to_story: publishPaths.configure_to_story[wire],
  };
}
