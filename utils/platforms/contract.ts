import type { Shape } from '../post/shape.ts';
import type { KnownProfile, Place, Shown } from '../post/shown.ts';
import type {
  Beside,
  Change,
  Draft,
  Exchange,
  Media,
  Platform,
  Post,
  Profile,
  Publication,
  PublishedPart,
  Upload,
} from '../post/types.ts';

/*
 * What a platform gives, and nothing else is known of it. Each script gets only what it needs: the tap `wire.ts`, watch
 * `page.ts` and `recognise.ts`, the background what stands in `in-background.ts`. Whatever a page or an answer holds,
 * none of it throws but what says so.
 */

/** For the tap, in the page's own world: which of the page's requests are told. Asked at every request, so it is cheap. */
export interface Wire {
  /** Whether the request may publish, change or upload something. `url` is as the page gave it, often relative. */
  concerns(url: string, method: string): boolean;
  /** Whether the answer's body is worth being read. Asked of requests that concern, before their answer is there. */
  worthReading(requestBody: string): boolean;
  /** Whether a request that concerns uploads a picture or video, or announces one. */
  uploads?(url: string): boolean;
  /** Names, in lower case, of the request headers that are told; all others stay where they are. */
  headers?: readonly string[];
}

/** What a request uploads, as far as its address and fields say so. */
export interface Uploading {
  kind: Media['kind'];
  /** The whole file's size in bytes, where it is said. */
  size?: number;
  /** Numbers that the request says, any of which may be that size. */
  numbers?: number[];
  /** What is uploaded is what the page made of the chosen picture: the only one that was chosen is that one. */
  crops?: boolean;
  /** The file comes in pieces: which of them this is. */
  piece?: { of: string; offset: number };
}

/** For the lookout, which waits in every page: when watch is needed. Asked often, so it is cheap. */
export interface Lookouts {
  platform: Platform;
  /** Whether the focus in this element may mean that a composer is open. Too often is no harm: watch looks closely. */
  looksLikeComposer(element: Element): boolean;
  /** Whether an exchange may be one that publishes, changes or deletes a post, rather than one that only uploads. */
  mayPublish(exchange: Exchange): boolean;
}

/** What the exchanges of a platform's pages prove. Pure; whatever an exchange holds, nothing is thrown. */
export interface Recogniser {
  /** What was published for everybody, else nothing. */
  recognise(exchange: Exchange): Publication[];
  /** Which posts an accepted request edited or deleted; pure and cheap. */
  recogniseChange?(exchange: Exchange): Change[];
  /** By which id the composer that sent a request goes, where it says so; pure and cheap. */
  sessionOf?(exchange: Exchange): string | undefined;
  /** What a request uploads, or announces, whatever it was answered: for it a file is looked for among those of the page. */
  uploading?(exchange: Exchange): Uploading | undefined;
  /** Pictures and videos that a later publication may name, for platforms that send them apart from the post. */
  recogniseUploads?(exchange: Exchange): Upload[];
  /** What a request in a known form publishes for everybody, where its answer says neither that it did nor that it did not. */
  unanswered(exchange: Exchange): Publication[];
  /**
   * Whether the request publishes in a known form, and it is known for whom and with what success: published, or surely not for
   * everybody, a draft, a share, or refused. What is unanswered is not understood.
   */
  understands(exchange: Exchange): boolean;
  /** Whether a text, as the composer held it when Post was pressed, is what this part published: nothing more, less or other. */
  isText(draft: string, part: PublishedPart): boolean;
  /**
   * Whether the composer showed what stands beside the text at this address, where its host alone does not tell; `shows` says
   * whether a host could be read in the composer.
   */
  isCardShown?(address: string, beside: readonly Beside[], shows: (host: string) => boolean): boolean;
  /** What an exchange that was not understood looks like, for a diagnosis: no values, only their kinds. */
  shapeOf?(exchange: Exchange): Shape;
}

/** The element of the page in which a post is being written, over all its screens. */
export interface Composer {
  platform: Platform;
  element: Element;
}

/** What the page's own document tells. Independent of its language, and without side effects. */
export interface Page {
  /** The composer that the element belongs to: none for replies and for everything that is not public. */
  composerOf(element: Element): Composer | undefined;
  /** The composer's next screen, where the element stands in one of its own, in which what was written before is published. */
  adopt?(before: Composer, element: Element): Composer | undefined;
  /**
   * Before which element of the composer the panel stands; none while there is none, as while the page is publishing;
   * `nowhere` where the composer is complete and no such place can be told.
   */
  anchorOf(composer: Composer): Element | 'nowhere' | undefined;
  /** The button that publishes, on the screen that has it. */
  publishButtonOf(composer: Composer): Element | undefined;
  /** Whether what is written goes along with somebody else's post, which is never mirrored. */
  isShare?(composer: Composer): boolean;
  /** Whether the button that publishes says that it does so at a later time. */
  plans?(button: Element): boolean;
  /** Who would post. */
  profile(composer: Composer): Profile | undefined;
  /** Whether an id that the page does not show may be the profile's too, as a Page has several: never a person's own. */
  mayActAs?(id: string): boolean;
  /** Who acts on this page, as far as it tells without a composer. */
  acting(): Profile | undefined;
  /** What the composer holds. `descriptions` is what `describes` has seen so far, by its `picture`. */
  readDraft(composer: Composer, descriptions: ReadonlyMap<string, string>): Draft;
  /** The picture and the alternative text that an input event of the page tells, if it does. */
  describes(event: Event): { picture: string; description: string } | undefined;
}

/**
 * What a page shows of the posts of known profiles, and nothing of anybody else's: no advertisement, comment, group, or post
 * that is shared. `here` is the page's address, `now` in milliseconds since 1970. Without side effects; nothing is thrown.
 */
export type ReadShown = (
  root: ParentNode,
  known: readonly KnownProfile[],
  here: string,
  now: number,
) => Shown;

/** For the background: how the publications of a platform become posts. */
export interface InBackground {
  capture: Capture;
  /**
   * Finds out where a profile's publications are read, and keeps it for a while: one step less after posting. Rejects
   * with a Problem, which `capture` then meets again.
   */
  locate?(profile: string, io: Io): Promise<unknown>;
  /** Proves that the profile has the name that it goes by. Rejects with a Problem where it has not, or cannot be asked. */
  prove?(profile: Profile, io: Io): Promise<void>;
  /** What a profile published last, newest first, where the platform shows that to everybody. Throws Problem. */
  recent?(profile: string, io: Io): Promise<Publication[]>;
  /** Which of these publications of a profile are there no more, where the platform shows that to everybody. Throws Problem. */
  gone?(profile: string, publications: readonly string[], io: Io): Promise<string[]>;
  /** What an address of the platform says of its page. */
  placeOf?(address: string): Place | undefined;
  /** The post of this profile that is read at this address; none where there is no such post. Throws Problem. */
  publicationAt?(address: string, profile: Profile, io: Io): Promise<Publication | undefined>;
  /** Where posts can only be read in the page: what an address of their pictures and videos begins with. */
  shownFrom?: RegExp;
  /** What may be kept of a shape that came from a page: names that are known, kinds of values, and nothing else. */
  knownShape?(shape: unknown): Shape;
}

/**
 * Reads a claimed publication at its source, or takes it as it was sent where its source is closed. `profile` is who
 * published it, as the page said. Throws Problem where it is not there, or is not what was claimed.
 */
export type Capture = (publication: Publication, profile: Profile, io: Io) => Promise<Post>;

/** The way out to a platform's servers, without cookies. */
export interface Io {
  fetch: typeof fetch;
}
