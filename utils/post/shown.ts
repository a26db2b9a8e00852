import type { Media, Platform, Segment } from './types.ts';

/** A profile with a rule, as far as a page is told of it to find what is its own. */
export interface KnownProfile {
  id: string;
  /** Every id under which it acts, `id` among them. */
  ids: string[];
  /** What people read: on Bluesky and Instagram nobody else has it, on Facebook others may. */
  name: string;
  /** The names by which addresses call it, in lower case. */
  names: string[];
}

/** What a page does not show of a post, and so is not taken over. */
export type Lack =
  /** The text goes on behind "more", which nobody has opened. */
  | 'rest'
  /** No text was found; it may have one. */
  | 'text'
  /** There are, or may be, pictures beside those that were found. */
  | 'pictures'
  /** A video is there, and its file is not. */
  | 'video'
  /** Only a small picture of the post is there. */
  | 'tile';

export interface ShownMedia {
  kind: Media['kind'];
  /** Where it lies, in the best size that the page has. */
  src: string;
  /** The alternative text; empty for none. */
  description: string;
  /** The platform wrote the description itself. */
  machineMade: boolean;
}

/** A post as a page of its platform shows it. */
export interface ShownPost {
  platform: Platform;
  /** The id of its author's rule. */
  profile: string;
  /** The platform's own id, or what of its address is one. */
  id: string;
  /** The https address where people read it. */
  address: string;
  /** When it was published, as far as the page says it, milliseconds since 1970. */
  time: number | undefined;
  segments: Segment[];
  /** Links that stand beside the text: a card's. */
  links: string[];
  media: ShownMedia[];
  lacks: Lack[];
}

/** Why nothing was read of a page of a single post. */
export type NotShown =
  /** There is no post that this version understands. */
  | 'nothing'
  /** Its author is no profile with a rule. */
  | 'foreign'
  /** It stands in a group. */
  | 'group'
  /** It shares somebody's post. */
  | 'shared'
  /** It is an advertisement. */
  | 'sponsored'
  /** Not everybody may read it. */
  | 'limited';

/** What a page shows of profiles with a rule, and nothing of anybody else. */
export interface Shown {
  posts: ShownPost[];
  /** Only where there are none. */
  why?: NotShown;
}

/** What a page's address says of it. */
export interface Place {
  kind: 'post' | 'profile';
  /** By which id or name it calls the profile, where it does. */
  whose?: string;
}
