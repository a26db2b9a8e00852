import type { Platform } from '../post/types.ts';
import { capture } from './bluesky/capture.ts';
import { gone } from './bluesky/gone.ts';
import { confirmHandle, serverOf } from './bluesky/identity.ts';
import { placeOf as blueskyPlace } from './bluesky/places.ts';
import { publicationAt, recent } from './bluesky/recent.ts';
import { captureSent } from './capture-sent.ts';
import type { InBackground } from './contract.ts';
import { placeOf as facebookPlace } from './facebook/places.ts';
import { placeOf as instagramPlace } from './instagram/places.ts';
import { knownShape } from './meta/known-shape.ts';
import { isMachineMade } from './meta/machine-made.ts';
import { mediaHosts } from './meta/shown-media.ts';

/** Meta's networks show a post to nobody without an account: it is taken as it was sent. */
const meta: InBackground = { capture: captureSent(isMachineMade), knownShape, shownFrom: mediaHosts };

/**
 * What the background needs of each platform. It stands apart from the list of platforms because that is loaded in every
 * page; and each platform has its line, because how a post is read is never guessed.
 */
export const inBackground: Record<Platform, InBackground> = {
  bluesky: {
    capture,
    locate: serverOf,
    prove: ({ id, name }, io) => confirmHandle(id, name, io),
    recent,
    gone,
    placeOf: blueskyPlace,
    publicationAt,
  },
  facebook: { ...meta, placeOf: facebookPlace },
  instagram: { ...meta, placeOf: instagramPlace },
};
