import { randomBytes } from 'node:crypto';

/** A picture or video that was uploaded. */
export interface StoredMedia {
  id: string;
  kind: 'photo' | 'video';
  name: string;
  type: string;
  bytes: Buffer;
  /** Saved in the photo details, else empty. */
  alt: string;
}

/** What was published, or is to be at a time. */
export interface StoredPost {
  id: string;
  /** The permalink. */
  url: string;
  /** The id of who posted. */
  actor: string;
  text: string;
  /** Mentions, in UTF-16 code units of the text. */
  ranges: { entity: { id: string }; offset: number; length: number }[];
  media: StoredMedia[];
  /** The address in the link card. */
  link: string | undefined;
  /** The id of somebody's post that is shared. */
  shared: string | undefined;
  /** `EVERYONE`, `FRIENDS` or `SELF`; `GROUP` for a group's members. */
  audience: string;
  group: string | undefined;
  /** Unix time in seconds. */
  scheduledFor: number | undefined;
  surface: string;
  /** The channel of the Business Suite; each channel is a post of its own. */
  channel: string | undefined;
}

/** All that the stage's Facebook keeps. */
export interface Store {
  posts: StoredPost[];
  /** Posts that were saved but not published, autosaved ones too. */
  drafts: StoredPost[];
  media: Map<string, StoredMedia>;
  /** Posts by the token of the request that made them: the same request makes no second one. */
  byToken: Map<string, StoredPost>;
  /** An id in the manner of the real ones, greater than all before. */
  newId(): string;
}

/** An empty store. */
export function createStore(): Store {
  let last = 122_100_000_000_000_000n;
  return { posts: [], drafts: [], media: new Map(), byToken: new Map(), newId: () => String(++last) };
}

/** An id that says nothing, as in permalinks. */
export function pfbid(): string {
  return `pfbid0${randomBytes(24).toString('base64url').replace(/[-_]/g, 'x')}`;
}

/** The id of a post as a node of the graph. */
export function storyId({ actor, id }: Pick<StoredPost, 'actor' | 'id'>): string {
  return Buffer.from(`S:_I${actor}:${id}:${id}`).toString('base64');
}
