import { mediaLimits, mimeTypes } from './api/configuration.ts';
import { type Clock, createClock, createIds } from './clock.ts';
import type { Faults } from './http/faults.ts';
import type { RequestLine } from './http/log.ts';
import { createThrottle, type Throttle } from './http/throttle.ts';
import { type Database, openDatabase } from './store/database.ts';
import type { Remote } from './store/remotes.ts';
import type { MastodonOptions } from './types.ts';

/** What every route of one server shares. */
export interface Server {
  options: Required<MastodonOptions>;
  /** `https://` and the host, without a slash at the end. */
  origin: string;
  clock: Clock;
  nextId: () => string;
  db: Database;
  throttle: Throttle;
  faults: Faults;
  log: RequestLine[];
  /** Whose password was right, by session, and whose second factor is still to come. */
  halfSignedIn: Map<string, string>;
  /** The medium of each user's file name. */
  fileNames: Map<string, string>;
  /** What is still said of rules that have changed. */
  oldRules: { rules: string[]; until: number } | undefined;
  /** The options as they were at first. */
  asMade: Readonly<Required<MastodonOptions>>;
  /** What is being posted under a key, so that another with the same waits (since 4.6). */
  posting: Map<string, Promise<void>>;
  /** Accounts of other servers that can be found. */
  remotes: Remote[];
}

/** A server without users. */
export function createServer(options: MastodonOptions, clock = createClock()): Server {
  const all: Required<MastodonOptions> = {
    title: options.host,
    language: 'en',
    maxCharacters: 500,
    maxMedia: 4,
    imagePixels: mediaLimits.imagePixels,
    videoBytes: mediaLimits.videoBytes,
    mimeTypes,
    version: '4.5.15',
    rules: [],
    domain: options.host,
    limitedFederation: false,
    textTypes: [],
    emoji: [],
    elsewhere: [],
    ...options,
  };
  return {
    options: { ...all },
    asMade: all,
    oldRules: undefined,
    posting: new Map(),
    fileNames: new Map(),
    halfSignedIn: new Map(),
    origin: `https://${options.host}`,
    clock,
    nextId: createIds(clock),
    db: openDatabase(),
    throttle: createThrottle(clock),
    faults: {},
    log: [],
    remotes: [],
  };
}
