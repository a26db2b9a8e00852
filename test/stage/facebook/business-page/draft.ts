import { CompositeDecorator, type ContentBlock, EditorState } from 'draft-js';
import { Hashtag } from './hashtag.tsx';

/** Where the composer can post to, besides the story. */
export type Channel = 'FACEBOOK_NEWS_FEED' | 'INSTAGRAM_POST';

/** A picture or video, from the moment it is chosen. */
export interface Item {
  key: string;
  kind: 'photo' | 'video';
  /** A `blob:` address. */
  preview: string;
  width: number;
  height: number;
  alt: string;
  /** There once the server has the bytes. */
  id?: string;
}

/** A moment as it stands in the fields; `meridiem` only where the clock has twelve hours. */
export interface Moment {
  date: string;
  hours: number;
  minutes: number;
  meridiem?: 'AM' | 'PM';
}

/** All that is being written. */
export interface Draft {
  texts: Record<'base' | Channel, EditorState>;
  /** Each channel has a text of its own. */
  customized: boolean;
  /** Whose text is in the editor, once they differ. */
  shown: Channel;
  channels: Channel[];
  story: boolean;
  items: Item[];
  schedule: Moment | undefined;
}

/** A draft with nothing in it; both channels are chosen. */
export function emptyDraft(): Draft {
  const empty = EditorState.createEmpty(decorator);
  return {
    texts: { base: empty, FACEBOOK_NEWS_FEED: empty, INSTAGRAM_POST: empty },
    customized: false,
    shown: 'FACEBOOK_NEWS_FEED',
    channels: ['FACEBOOK_NEWS_FEED', 'INSTAGRAM_POST'],
    story: false,
    items: [],
    schedule: undefined,
  };
}

/** Which text the editor shows. */
export function shownText(draft: Draft): 'base' | Channel {
  return draft.customized ? draft.shown : 'base';
}

/** The text as it is sent: one line per block. */
export function plainText(state: EditorState): string {
  return state.getCurrentContent().getPlainText('\n');
}

/** True while there is nothing that could be lost. */
export function isEmpty(draft: Draft): boolean {
  return draft.items.length === 0 && Object.values(draft.texts).every((state) => plainText(state) === '');
}

/** The draft with every channel's text begun from the common one, or with the common one alone. */
export function customize(draft: Draft, customized: boolean): Draft {
  if (!customized) return { ...draft, customized };
  const { base } = draft.texts;
  const own = EditorState.createWithContent(base.getCurrentContent(), decorator);
  return { ...draft, customized, texts: { base, FACEBOOK_NEWS_FEED: own, INSTAGRAM_POST: own } };
}

function findHashtags(block: ContentBlock, found: (start: number, end: number) => void): void {
  for (const match of block.getText().matchAll(/#[\p{L}\p{N}_]+/gu)) {
    found(match.index, match.index + match[0].length);
  }
}

const decorator = new CompositeDecorator([{ strategy: findHashtags, component: Hashtag }]);
