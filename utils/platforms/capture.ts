import type { Platform, Post, Profile, Publication } from '../post/types.ts';
import { capture as bluesky } from './bluesky/capture.ts';
import { serverOf } from './bluesky/identity.ts';
import { captureSent } from './capture-sent.ts';

/** The way out to a platform's servers, without cookies. */
export interface Io {
  fetch: typeof fetch;
}

/**
 * Reads a claimed publication at its source, or takes it as it was sent where its source is closed. `files` are the
 * media's in the order of the parts, for what is sent; `profile` is who published it, as the page said. Throws Problem
 * where it is not there, or is not what was claimed.
 */
export type Capture = (
  publication: Publication,
  files: readonly (Blob | undefined)[],
  profile: Profile,
  io: Io,
) => Promise<Post>;

export const captures: Record<Platform, Capture> = {
  bluesky,
  facebook: captureSent,
  instagram: captureSent,
};

/** Finds out where a profile's publications are read, and keeps it for a while. */
export const finders: Partial<Record<Platform, (profile: string, io: Io) => Promise<unknown>>> = {
  bluesky: serverOf,
};
