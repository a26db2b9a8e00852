import type { BlobRef } from './network.ts';

/** A picture as chosen; it is made a JPEG only when it is published. */
export interface Picture {
  id: string;
  file: File;
  /** A `data:` address. */
  preview: string;
  alt: string;
}

/** A video on its way to the video service, from the moment it is chosen. */
export interface Video {
  file: File;
  alt: string;
  aspectRatio: { width: number; height: number };
  progress: number;
  /** There once the service has put it on the PDS. */
  blob?: BlobRef;
  error?: string;
}

/** A GIF from the picker. */
export interface Gif {
  url: string;
  title: string;
  alt: string;
}

/** A record that a post answers or quotes. */
export interface PostRef {
  uri: string;
  cid: string;
  did: string;
  handle: string;
  text: string;
  reply?: { root: StrongRef; parent: StrongRef };
}

/** A record's address with its version. */
export interface StrongRef {
  uri: string;
  cid: string;
}

/** What a link card shows. */
export interface LinkCard {
  url: string;
  title: string;
  description: string;
  image: string | undefined;
}

/** What is attached to a post besides a quote; never two of these. */
export type Media =
  | { kind: 'pictures'; pictures: Picture[] }
  | { kind: 'video'; video: Video }
  | { kind: 'gif'; gif: Gif }
  | { kind: 'card'; card: LinkCard };

/** One post of a thread being written. */
export interface DraftPost {
  id: string;
  text: string;
  media: Media | undefined;
  quote: PostRef | undefined;
  labels: string[];
  /** Addresses whose card was removed and is not to come back. */
  refusedCards: string[];
}

/** All that is being written in the composer. */
export interface Draft {
  posts: DraftPost[];
  active: string;
  langs: string[];
  nobodyReplies: boolean;
}

/** What can happen to a draft. */
export type DraftAction =
  | { type: 'change'; id: string; change: (post: DraftPost) => DraftPost }
  | { type: 'add' }
  | { type: 'remove'; id: string }
  | { type: 'activate'; id: string }
  | { type: 'load'; posts: DraftPost[] }
  | { type: 'langs'; langs: string[] }
  | { type: 'gate'; nobodyReplies: boolean };

/** A draft with one empty post. */
export function emptyDraft(lang: string, text: string, quote: PostRef | undefined): Draft {
  const first = { ...emptyPost(), text, quote };
  return { posts: [first], active: first.id, langs: [lang], nobodyReplies: false };
}

/** The draft after an action. */
export function reduceDraft(draft: Draft, action: DraftAction): Draft {
  switch (action.type) {
    case 'change': {
      const posts = draft.posts.map((post) => (post.id === action.id ? action.change(post) : post));
      return { ...draft, posts };
    }
    case 'add': {
      const added = emptyPost();
      const at = draft.posts.findIndex((post) => post.id === draft.active) + 1;
      return { ...draft, posts: draft.posts.toSpliced(at, 0, added), active: added.id };
    }
    case 'remove': {
      const at = draft.posts.findIndex((post) => post.id === action.id);
      const posts = draft.posts.toSpliced(at, 1);
      return { ...draft, posts, active: (posts[at - 1] ?? posts[0])?.id ?? draft.active };
    }
    case 'load':
      return { ...draft, posts: action.posts, active: action.posts[0]?.id ?? draft.active };
    case 'activate':
      return { ...draft, active: action.id };
    case 'langs':
      return { ...draft, langs: action.langs };
    case 'gate':
      return { ...draft, nobodyReplies: action.nobodyReplies };
  }
}

/** True for a post with nothing in it. */
export function isEmpty(post: DraftPost): boolean {
  return post.text.trim() === '' && !post.media && !post.quote;
}

function emptyPost(): DraftPost {
  const id = crypto.randomUUID();
  return { id, text: '', media: undefined, quote: undefined, labels: [], refusedCards: [] };
}
