import type { Media } from '../../../../utils/post/types.ts';
import { picture, videoStart } from '../../../contract/files.ts';
import { minutes, start, type Written } from '../world.ts';

const grey = await picture(1, 1);

const pictures = (...descriptions: string[]): Media[] =>
  descriptions.map((description) => ({
    ...{ kind: 'image', file: grey, description },
  }));

/** What is published while things go wrong. Each says which media stand at which of its texts. */
export const contents = {
  text: { texts: ['Bombenfund in Uerdingen'] },
  pictures: { texts: ['Vier Bilder'], media: pictures('Rathaus', 'Zoo', 'Rhein', 'Burg') },
  thread: {
    texts: ['Eins von drei', 'Zwei von drei', 'Drei von drei'],
    media: pictures('a', 'b', 'c', 'd', 'e', 'f'),
    places: [[0, 1, 2, 3], [4, 5], []],
  },
  video: {
    texts: ['Ein Film'],
    media: [{ kind: 'video', file: videoStart(), description: 'Der Rhein' }],
  },
  scheduled: {
    ...{ texts: ['Morgen'], media: pictures('Turm') },
    ...{ scheduled: true, time: start + minutes(90) },
  },
} satisfies Record<string, Content>;

export interface Content extends Written {
  /** The media of each text; all of them at the first where it is left out. */
  places?: number[][];
}

export type ContentName = keyof typeof contents;
export const contentNames = Object.keys(contents) as ContentName[];
