import type { Platform, Post, Publication } from '../post/types.ts';
import { capture as bluesky } from './bluesky/capture.ts';
import { serverOf } from './bluesky/repository.ts';

/** The way out to a platform's servers, without cookies. */
export interface Io {
  fetch: typeof fetch;
}

/** Reads a claimed publication at its source. Throws Problem where it is not there, or is not what was claimed. */
export type Capture = (publication: Publication, files: File[], io: Io) => Promise<Post>;

export const captures: Record<Platform, Capture> = { bluesky };

/** Finds out where a profile's publications are read, and keeps it for a while. */
export const finders: Record<Platform, (profile: string, io: Io) => Promise<unknown>> = { bluesky: serverOf };
