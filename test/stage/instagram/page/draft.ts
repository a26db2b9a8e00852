/** The shapes a post's pictures may have; all of one post have the same. */
export type Ratio = 'original' | '1:1' | '4:5' | '16:9';

/** A chosen picture or video. */
export interface Item {
  id: string;
  kind: 'picture' | 'video';
  file: File;
  /** What can be drawn; nothing where the browser cannot show a video. */
  source: ImageBitmap | HTMLVideoElement | undefined;
  width: number;
  height: number;
  /** A video's length in milliseconds. */
  duration: number;
  filter: string;
  alt: string;
}

export type Step = 'select' | 'crop' | 'edit' | 'details' | 'sharing' | 'shared' | 'failed';

/** The post that is being made. */
export interface Draft {
  step: Step;
  items: Item[];
  /** Which one is shown. */
  at: number;
  ratio: Ratio;
  caption: string;
  noComments: boolean;
  toFacebook: boolean;
}

export type Change =
  | { type: 'add'; items: Item[] }
  | { type: 'remove'; id: string }
  | { type: 'clear' }
  | { type: 'move'; from: number; to: number }
  | { type: 'alter'; id: string; change: Partial<Pick<Item, 'filter' | 'alt'>> }
  | { type: 'set'; change: Partial<Omit<Draft, 'items'>> };

/** Nothing chosen. The square comes first. */
export const emptyDraft: Draft = {
  step: 'select',
  items: [],
  at: 0,
  ratio: '1:1',
  caption: '',
  noComments: false,
  toFacebook: false,
};

/** The draft after a change. Without its last picture it is back at the choice. */
export function reduceDraft(draft: Draft, change: Change): Draft {
  switch (change.type) {
    case 'add': {
      const items = [...draft.items, ...change.items].slice(0, mostItems);
      return { ...draft, items, step: items.length > 0 ? 'crop' : 'select' };
    }
    case 'remove': {
      const items = draft.items.filter(({ id }) => id !== change.id);
      return items.length === 0 ? emptyDraft : { ...draft, items, at: 0 };
    }
    case 'clear':
      return emptyDraft;
    case 'move': {
      const items = [...draft.items];
      items.splice(change.to, 0, ...items.splice(change.from, 1));
      return { ...draft, items, at: change.to };
    }
    case 'alter': {
      const alter = (item: Item) => (item.id === change.id ? { ...item, ...change.change } : item);
      return { ...draft, items: draft.items.map(alter) };
    }
    case 'set':
      return { ...draft, ...change.change };
  }
}

/** A single video is a reel. */
export function isReel({ items }: Draft): boolean {
  return items.length === 1 && items[0]?.kind === 'video';
}

const mostItems = 20;
