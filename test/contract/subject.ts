import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { createMastodon, type Mastodon, type MastodonOptions } from '../stage/mastodon/index.ts';
import { insteadOf } from './not-offered.ts';

/** Whether the suite asks a real server, named in MASTODON_URL, with the token in MASTODON_TOKEN. */
const realAddress = process.env.MASTODON_URL?.replace(/\/+$/, '');

/** Whether it is a real server that is asked. */
export const isReal = realAddress !== undefined;

/** A case that needs a fault, a password or another clock, which only the stage's server has. */
export const stageIt = it.skipIf(realAddress !== undefined);

/** One answer, its JSON read. A list stands in `list`, a page in `text`. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  list: Record<string, unknown>[];
  text: string;
}

/** What a request carries: one kind of body at most. `token: null` asks as nobody. */
export interface Ask {
  json?: unknown;
  form?: Record<string, string> | [string, string][];
  files?: FormData;
  headers?: Record<string, string>;
  token?: string | null;
}

/** The server under test. */
export interface Subject {
  base: string;
  token: string;
  ask(method: string, path: string, what?: Ask): Promise<Answer>;
  /** Posts a status that is deleted again at the end; only followers see it unless the status says otherwise. */
  post(status: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** Uploads a file; what is not attached is removed at the end. */
  upload(file: Blob, fields?: Record<string, string>, path?: string): Promise<Answer>;
  /** What would be left over otherwise is deleted at the end. */
  alsoDelete(path: string): void;
  /**
   * What an error is to say: these words of Mastodon's English, or any where a real server speaks to its account in another
   * language (the account's own wins over what a request asks for).
   */
  says(english: unknown): unknown;
  /** Whether the server is a Mastodon of 4.`minor` or later. */
  isSince(minor: number, patch?: number): boolean;
  /** An address of the server's own, as it can be reached from here. */
  reachable(address: string): string;
  /** Makes the stage's server forget posts, faults and its moved clock; a real one is left alone. */
  reset(): void;
  /** The stage's server behind it. Throws for a real one. */
  stage(): Mastodon;
}

/** The server the whole file asks. It is cleaned up and stopped after the file's last case. */
export async function startSubject(options: Partial<MastodonOptions> = {}): Promise<Subject> {
  const stage = realAddress === undefined ? await startStage(options) : undefined;
  const base = realAddress ?? stage?.base ?? '';
  const token = stage?.mastodon.issueToken('presse') ?? process.env.MASTODON_TOKEN ?? '';
  const ask = createAsk(base, token);
  const leftovers: string[] = [];
  const version = await versionOf(ask);
  const [, minor = 0, patch = 0] = version.split(/[.+-]/).map(Number);
  const [, named = 'mastodon'] = /(?:compatible; |really )([a-z]+)/i.exec(version) ?? [];
  const software = named.toLowerCase();
  beforeEach(({ task, skip }) => {
    const instead = insteadOf(software, task.fullTestName.replaceAll(' > ', ' '));
    if (instead) skip(`${software}: ${instead}`);
  });
  // Others would make a status of what it asks.
  const speaksEnglish = software === 'mastodon' && (await isEnglish(ask));
  const origin = stage ? 'https://social.stadt.example' : await originOf(ask);
  // What it was asked for here is no case's.
  stage?.mastodon.reset();
  afterAll(async () => {
    try {
      const left = await deleteAll(ask, leftovers);
      const words = `please delete by hand: ${left.join(', ')}`;
      if (left.length > 0 && insteadOf(software, 'a deletion')) console.warn(words);
      else if (left.length > 0 && realAddress) throw new Error(words);
    } finally {
      await stage?.stop();
    }
  });
  return {
    base,
    token,
    ask,
    post: async (status, headers = {}) => {
      const answer = await ask('POST', '/api/v1/statuses', {
        json: { visibility: 'private', ...status },
        headers,
      });
      if (answer.status === 200) leftovers.push(`/api/v1/statuses/${answer.body.id}`);
      return answer;
    },
    upload: async (file, fields = {}, path = '/api/v2/media') => {
      const files = new FormData();
      files.set('file', file, 'file');
      for (const [name, value] of Object.entries(fields)) files.set(name, value);
      const answer = await ask('POST', path, { files });
      if (answer.status < 300) leftovers.push(`/api/v1/media/${answer.body.id}`);
      return answer;
    },
    alsoDelete: (path) => void leftovers.push(path),
    says: (english) => (speaksEnglish ? english : expect.any(String)),
    isSince: (wanted, least = 0) => minor > wanted || (minor === wanted && patch >= least),
    reachable: (address) => address.replace(origin, base),
    reset: () => stage?.mastodon.reset(),
    stage: () => {
      if (!stage) throw new Error('only the stage has this');
      return stage.mastodon;
    },
  };
}

/** As the server gives it to clients: of others than Mastodon with their own name in it. */
async function versionOf(ask: AskServer): Promise<string> {
  const { status, body } = await ask('GET', '/api/v2/instance');
  return String((status === 200 ? body : (await ask('GET', '/api/v1/instance')).body).version);
}

/** Where the server says that it is. */
async function originOf(ask: AskServer): Promise<string> {
  const { body } = await ask('GET', '/api/v1/accounts/verify_credentials');
  return new URL(String(body.url)).origin;
}

async function isThere(ask: AskServer, path: string): Promise<boolean> {
  const { status } = await ask('GET', path).catch(() => ({ status: 0 }));
  return status === 200;
}

/** An empty status is refused by every server, in the words of the account's language. */
async function isEnglish(ask: AskServer): Promise<boolean> {
  const { body } = await ask('POST', '/api/v1/statuses', { json: {} });
  return String(body.error).startsWith('Validation failed');
}

async function startStage(options: Partial<MastodonOptions>) {
  const mastodon = createMastodon({
    host: 'social.stadt.example',
    title: 'Musterhausen',
    rules: ['Be kind', 'No bots without a person'],
    ...options,
  });
  mastodon.addUser({
    username: 'presse',
    password: 'richtig',
    displayName: 'Presseamt',
    bio: 'Press office',
  });
  mastodon.addUser({ username: 'museum', password: 'geheim', displayName: 'Stadtmuseum' });
  const server = createServer(mastodon.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    mastodon.close();
  };
  return { mastodon, base: `http://127.0.0.1:${port}`, stop };
}

type AskServer = Subject['ask'];

function createAsk(base: string, ownToken: string): AskServer {
  const usedUp = new Map<string, string>();
  return async (method, path, { json, form, files, headers = {}, token = ownToken } = {}) => {
    const kind = limitedKind(method, path);
    const until = usedUp.get(kind);
    if (until && Date.parse(until) > Date.now())
      throw new Error(`the limit of ${kind} is used up until ${until}`);
    const response = await fetch(base + path, {
      method,
      redirect: 'manual',
      headers: {
        'Accept-Language': 'en',
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body:
        files ?? (form && new URLSearchParams(form)) ?? (json === undefined ? null : JSON.stringify(json)),
    });
    // Only a real server's limits must be spared; the stage's cases exceed them on purpose.
    if (realAddress && response.headers.get('X-RateLimit-Remaining') === '0') {
      usedUp.set(kind, response.headers.get('X-RateLimit-Reset') ?? '');
    }
    return readAnswer(response);
  };
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') ?? false;
  const value: unknown = isJson ? JSON.parse(text) : {};
  return {
    status: response.status,
    headers: response.headers,
    // JSON answers are objects or lists of objects; a case that expects another finds nothing in them.
    body: (Array.isArray(value) ? {} : value) as Record<string, unknown>,
    list: (Array.isArray(value) ? value : []) as Record<string, unknown>[],
    text,
  };
}

function limitedKind(method: string, path: string): string {
  if (method === 'POST' && /^\/api\/v\d\/media/.test(path)) return 'media';
  return method === 'DELETE' && path.startsWith('/api/v1/statuses/') ? 'deletes' : 'requests';
}

// Gives what is left. Statuses first, so that their media are free.
async function deleteAll(ask: AskServer, paths: string[]): Promise<string[]> {
  const left: string[] = [];
  for (const path of new Set(paths.toSorted().reverse())) {
    let { status } = await ask('DELETE', path).catch(() => ({ status: 0 }));
    // A real server takes a moment until a deleted status no longer has its media.
    for (let tries = 0; realAddress && status === 422 && tries < 10; tries++) {
      await setTimeout(500);
      ({ status } = await ask('DELETE', path).catch(() => ({ status: 0 })));
    }
    // What a case has deleted itself, or what went with its status, is not there any more; or nothing is ever taken away.
    const isLeft = status === 404 && realAddress && (await isThere(ask, path));
    if (isLeft || ![200, 404].includes(status)) left.push(path);
  }
  return left;
}
