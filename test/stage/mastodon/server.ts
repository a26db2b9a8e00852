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
  /** Accounts of other servers that can be found. */
  remotes: Remote[];
}

/** A server without users. */
export function createServer(options: MastodonOptions): Server {
  const clock = createClock();
  return {
    options: {
      title: options.host,
      language: 'en',
      maxCharacters: 500,
      maxMedia: 4,
      imagePixels: mediaLimits.imagePixels,
      videoBytes: mediaLimits.videoBytes,
      mimeTypes,
      version: '4.5.15',
      rules: [],
      ...options,
    },
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
