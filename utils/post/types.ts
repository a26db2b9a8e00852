import type { Platform } from './platforms.ts';

export type { Platform } from './platforms.ts';

/** Where a post of the outbox comes from: a platform, or it was written here. */
export type Origin = Platform | 'here';

/** Who posts on a platform. `id` never changes (a DID on Bluesky), `name` is what people read (a handle). */
export interface Profile {
  platform: Platform;
  id: string;
  name: string;
  /** A private person's own profile: offered only where a rule names it. */
  isPrivate?: boolean;
}

/** One request of the page and its answer, as the tap saw them. A multipart body is given as its text fields, its files beside it. */
export interface Exchange {
  url: string;
  method: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  files: Blob[];
  /** 0 where no answer came. */
  status: number;
  responseBody: string;
  /** When the answer came, milliseconds since 1970, for platforms whose answers do not say so. */
  at?: number;
  /** By which number the first of the files is known in sightings: a piece of a file has that of the file. */
  seen?: number | undefined;
  /** The file that an upload is of, as far as it was found among those that were seen. Not told by the tap. */
  original?: File | undefined;
  /** Under which addresses the page shows the file of an upload. Not told by the tap. */
  shownAs?: string[] | undefined;
}

/** A picture or video that the page holds, as the tap saw it. */
export interface Sighting {
  /** By which it is known again. */
  seen: number;
  file: Blob;
  /** A person chose it in a dialog, not in a chat or a comment beside it. */
  inDialog: boolean;
  /** Where the page shows it. */
  shownAs?: string | undefined;
}

/** One post of a publication: a single post has one part, a thread several, in reading order. */
export interface PublishedPart {
  /** The platform's own id, on Bluesky the `at://` address. */
  id: string;
  /** What tells two versions of the part apart, on Bluesky the CID. */
  revision: string;
  /** The text as sent. For showing only: what is mirrored is `content`, or is read again at its source. */
  text: string;
  /**
   * All of it as it was sent, in the platform's own form, where it is read at its source: what was held against the composer is this,
   * and what is there must be the same. On Bluesky the record as JSON.
   */
  sent?: string;
  /** What of the text is more than text, in the platform's own form, where `content` does not say it. Not stored. */
  marks?: unknown;
  /** How many pictures and videos it has, where `content` does not say it. Not stored. */
  holds?: number;
  /** Addresses of what stands beside its text, where `content` does not say it. Not stored. */
  cards?: string[];
  /** All that was sent, where nobody but its author can read it at its source. */
  content?: SentContent;
}

/** What a request carried of one post. */
export interface SentContent {
  segments: Segment[];
  /** Links that stand beside the text: a card's. */
  links: string[];
  media: SentMedia[];
}

/** A picture or video of a request, which was uploaded before it. */
export interface SentMedia {
  /** The platform's own id of the upload. */
  upload: string;
  kind: Media['kind'];
  /** The alternative text; `undefined` where the request does not say. */
  description?: string;
  /** As it is to be mirrored; none where its bytes were not seen, or are not needed any more. */
  file?: Blob;
  /** The page has trimmed, muted or cropped it: it is published otherwise than its file is. */
  edited?: boolean;
}

/** The proof in an exchange that a picture or video was uploaded. */
export interface Upload {
  /** The platform's own id, by which a publication names it. */
  id: string;
  kind: Media['kind'];
  /** As it is to be mirrored; none where its bytes were not seen. */
  file?: Blob;
  /** As the person chose it, where that is another file and surely the same picture. */
  original?: Blob;
  /** Under which addresses the page shows it. */
  shownAs?: string[];
  /** The page has trimmed, muted or cropped it, and its file says nothing of that. */
  edited?: boolean;
}

/** The proof in an exchange that a public post was accepted. A claim until somebody has looked it up. */
export interface Publication {
  platform: Platform;
  /** The id of the profile that posted. */
  profile: string;
  /** Further ids under which the same profile acts. */
  alsoAs?: string[];
  /** The id of the first part. */
  id: string;
  /** The https address where people read it. */
  address: string;
  /** When it was published, or will be, milliseconds since 1970. */
  time: number;
  /** It is not public yet: the platform keeps it until `time`. */
  scheduled?: boolean;
  parts: PublishedPart[];
  /** The same post as other networks got it by the same request. */
  variants?: Partial<Record<Platform, PublishedPart[]>>;
}

/**
 * The proof that a post was edited or deleted, or that one which is not public yet got another time. Where a request does not say
 * which of several ids is the post's, each is one: of what was not mirrored nothing comes.
 */
export interface Change {
  platform: Platform;
  profile: string;
  id: string;
  /** `deleted`: also where its schedule was given up. */
  kind: 'edited' | 'deleted' | 'rescheduled';
  /** When it is to be public now, milliseconds since 1970; none where it does not say so. */
  at?: number;
}

/** What one part of a composer holds. */
export interface DraftPart {
  /** The same for as long as it is the same post of the composer, whatever comes before it and goes. */
  key?: string;
  /** A name of the element that it is written in: the same for as long as the element is. */
  element?: string;
  text: string;
  media: DraftMedia[];
  /** What will stand as an address below the text. */
  beside?: Beside[];
  /** Names in the text, without `@`, that the platform will make mentions. */
  mentions?: string[];
  /** The page does not show which pictures and videos the post has now: `media` is what is known from before, if any. */
  more?: boolean;
  /** Where it shows none: what was chosen since the composer opened, in that order. Some of it may have been left out since. */
  chosen?: ChosenFile[];
}

/** A file that a person chose in a composer, of which the page does not show what became of it. Only looked at. */
export interface ChosenFile {
  kind: Media['kind'];
  /** A small picture of it (`data:`), once it is made; a video has none. */
  src: string;
  /** In its page alone. */
  file?: Blob;
}

/** A card, a quote or a GIF of a composer: on Mastodon an address. */
export interface Beside {
  kind: 'card' | 'quote' | 'gif';
  /** Its address; `undefined` where the page does not tell it. */
  url: string | undefined;
  /** The card's host, the quoted post's author: what the page shows of it in any case. */
  name: string;
}

/** A picture or video in a composer. */
export interface DraftMedia {
  /** The same for as long as it is the same picture or video, wherever it is shown from and whatever comes beside it. */
  key?: string;
  /** A name of the element that it stands in, which stays where the picture is cropped and `src` changes. */
  element?: string;
  /** `undefined` where the page does not show it. */
  description: string | undefined;
  /** Where the page shows it from, for a thumbnail. */
  src: string;
  /** Images are the most, and what is left out is one. */
  kind?: Media['kind'];
  /** The platform wrote the description itself, or it is not sure to belong to this picture: a person checks it. */
  unchecked?: boolean;
  /** The size and MIME type of the file, where they are known. */
  bytes?: number;
  type?: string;
}

/** What a composer holds at this moment: for preview and warnings, never for posting. */
export interface Draft {
  /** The same for as long as it is the same post or thread: not when a saved one is loaded in its place. */
  key?: string;
  parts: DraftPart[];
  /** The language that the platform would say, BCP 47. */
  language: string | undefined;
}

/** A piece of a post's text. Joined in order they are the whole text. */
export type Segment =
  | { kind: 'text'; text: string }
  /** `text` is what the platform shows, often shortened; `url` is complete. */
  | { kind: 'link'; text: string; url: string }
  /** `name` is without `@`; `url` leads to the profile, or is empty. */
  | { kind: 'mention'; name: string; url: string }
  /** `tag` is without `#`. */
  | { kind: 'hashtag'; tag: string };

export interface Media {
  kind: 'image' | 'video';
  file: Blob;
  /** The alternative text; empty where the author gave none. */
  description: string;
  /** The platform wrote the description itself: it goes nowhere before a person has looked at it. */
  machineMade?: boolean;
  /** Where the most important of it is, each from -1 to 1, `y` upwards. */
  focus?: { x: number; y: number } | undefined;
}

/** Why a post's pictures are to be covered, in Bluesky's terms (self labels), which every other platform's fit into. */
export type WarningLabel = 'sexual' | 'nudity' | 'porn' | 'graphic-media';

export interface PostPart {
  segments: Segment[];
  /** Links that stand beside the text (a card, a quote). */
  links: string[];
  /** What the author wrote of a link beside the text (a GIF's description), by its address. */
  linkTexts?: Record<string, string>;
  media: Media[];
  labels: WarningLabel[];
  /** What the source holds and no part of a post has a place for. */
  losses?: SourceLoss[];
}

/** What a post's source holds and Mastodon has no place for. */
export type SourceLoss =
  /** A video's captions, with what is said in it, as far as that could be read. */
  | { kind: 'captions'; languages: string[]; transcript?: Transcript }
  /** A quoted post stands as a link. `gone`: there is no such post any more. */
  | { kind: 'quote-as-link'; gone: boolean }
  /** A label of the author's that this version does not know. */
  | { kind: 'label-unknown'; label: string }
  /** Hashtags that are in no text. */
  | { kind: 'tags-outside'; tags: string[] }
  /** Mastodon knows one language of a status. */
  | { kind: 'languages'; languages: string[] }
  /** A link that is no web address, or stands where another does. */
  | { kind: 'link-left-out'; url: string }
  /** A field that this version does not know, by its name at the source. */
  | { kind: 'field-unknown'; field: string };

/** What is said in a video, as text. `language`: BCP 47. */
export interface Transcript {
  language: string;
  text: string;
}

/** The content to be mirrored, free of any platform. */
export interface Post {
  parts: PostPart[];
  /** BCP 47; `undefined` where the author gave none. */
  language: string | undefined;
  /** A content warning in a person's own words, in place of what the labels say; empty for none. */
  warning?: string;
  /** When it was published, as its source says, milliseconds since 1970. */
  time: number;
}
