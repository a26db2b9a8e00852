/** A network whose composer is watched. */
export type Platform = 'bluesky';

/** Who posts on a platform. `id` never changes (a DID on Bluesky), `name` is what people read (a handle). */
export interface Profile {
  platform: Platform;
  id: string;
  name: string;
}

/** One request of the page and its answer, as the tap saw them. A multipart body is given as its text fields, its files beside it. */
export interface Exchange {
  url: string;
  method: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  files: Blob[];
  status: number;
  responseBody: string;
}

/** One post of a publication: a single post has one part, a thread several, in reading order. */
export interface PublishedPart {
  /** The platform's own id, on Bluesky the `at://` address. */
  id: string;
  /** What tells two versions of the part apart, on Bluesky the CID. */
  revision: string;
  /** The text as sent. For showing only: what is mirrored is read again at its source. */
  text: string;
}

/** The proof in an exchange that a public post was accepted. A claim until somebody has looked it up. */
export interface Publication {
  platform: Platform;
  /** The id of the profile that posted. */
  profile: string;
  /** The id of the first part. */
  id: string;
  /** The https address where people read it. */
  address: string;
  /** When it was published, milliseconds since 1970. */
  time: number;
  parts: PublishedPart[];
}

/** The proof that a published post was edited or deleted. */
export interface Change {
  platform: Platform;
  profile: string;
  id: string;
  kind: 'edited' | 'deleted';
}

/** What one part of a composer holds. A description is `undefined` where the page does not show it. */
export interface DraftPart {
  text: string;
  /** `src`: where the page shows it from, for a thumbnail. */
  media: { description: string | undefined; src: string }[];
}

/** What a composer holds at this moment: for preview and warnings, never for posting. */
export interface Draft {
  parts: DraftPart[];
  /** The language that the platform would say, BCP 47. */
  language: string | undefined;
}

/** A piece of a post's text. Joined in order they are the whole text. */
export type Segment =
  | { kind: 'text'; text: string }
  /** `text` is what the platform shows, often shortened; `url` is complete. */
  | { kind: 'link'; text: string; url: string }
  /** `name` is without `@`; `url` leads to the profile. */
  | { kind: 'mention'; name: string; url: string }
  /** `tag` is without `#`. */
  | { kind: 'hashtag'; tag: string };

export interface Media {
  kind: 'image' | 'video';
  file: Blob;
  /** The alternative text; empty where the author gave none. */
  description: string;
}

/** Why a post's pictures are to be covered, in Bluesky's terms (self labels), which every other platform's fit into. */
export type WarningLabel = 'sexual' | 'nudity' | 'porn' | 'graphic-media';

export interface PostPart {
  segments: Segment[];
  /** Links that stand beside the text (a card, a quote). */
  links: string[];
  media: Media[];
  labels: WarningLabel[];
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
