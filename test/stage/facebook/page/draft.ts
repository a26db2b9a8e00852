/** Who may see a post. */
export type Audience = 'EVERYONE' | 'FRIENDS' | 'SELF';

/** A mention in the text, in UTF-16 code units. */
export interface MentionRange {
  entity: { id: string };
  offset: number;
  length: number;
}

/** What stands in an editor: one line for each paragraph. */
export interface Written {
  text: string;
  ranges: MentionRange[];
}

/** A picture that was chosen; it has its id once it is uploaded. */
export interface Picture {
  key: string;
  /** A `blob:` address. */
  preview: string;
  id: string | undefined;
  alt: string;
}

/** What the server knows of a linked page. */
export interface LinkCard {
  url: string;
  title: string;
  shareScrapeData: string;
}

/** What is attached to a post; never two of these. */
export type Media =
  | { kind: 'none' }
  | { kind: 'pictures'; pictures: Picture[] }
  | { kind: 'video'; key: string; preview: string; id: string | undefined }
  | { kind: 'card'; card: LinkCard };

/** Everything that is being written. */
export interface Draft extends Written {
  media: Media;
  audience: Audience;
  /** Unix time in seconds. */
  scheduledFor: number | undefined;
  /** The id of somebody's post that is shared. */
  shared: string | undefined;
}

/** True while there is nothing to post. */
export function isEmpty({ text, media, shared }: Draft): boolean {
  return text.trim() === '' && media.kind === 'none' && !shared;
}

/** True while a file is on its way up. */
export function isUploading({ media }: Draft): boolean {
  if (media.kind === 'pictures') return media.pictures.some(({ id }) => !id);
  return media.kind === 'video' && !media.id;
}
