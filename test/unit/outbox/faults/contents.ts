import type { Media } from '../../../../utils/post/types.ts';
import { picture, videoStart } from '../../../contract/files.ts';
import { minutes, start, type Written } from '../world.ts';

const grey = await picture(1, 1);

const pictures = (...descriptions: string[]): Media[] =>
  descriptions.map((description) => ({
    ...{ kind: 'image', file: grey, description },
  }));

const thread = {
  texts: ['Eins von drei', 'Zwei von drei', 'Drei von drei'],
  media: pictures('a', 'b', 'c', 'd', 'e', 'f'),
  places: [[0, 1, 2, 3], [4, 5], []],
};

/** What is published while things go wrong. Each says which media stand at which of its texts. */
export const contents = {
  text: { texts: ['Bombenfund in Uerdingen'] },
  pictures: { texts: ['Vier Bilder'], media: pictures('Rathaus', 'Zoo', 'Rhein', 'Burg') },
  thread,
  video: {
    texts: ['Ein Film'],
    media: [{ kind: 'video', file: videoStart(), description: 'Der Rhein' }],
  },
  scheduled: {
    ...{ texts: ['Morgen'], media: pictures('Turm') },
    ...{ scheduled: true, time: start + minutes(90) },
  },
  // It stands when things begin to go wrong.
  corrected: {
    ...thread,
    correction: { place: 1, text: 'Zwei von dreien', descriptions: { e: 'Der Elefant' } },
  },
  takenBack: { ...thread, isTakenBack: true },
} satisfies Record<string, Content>;

/** What a person changes of the status at a place of the thread: its text, and descriptions by what they were. */
export interface Correction {
  place: number;
  text: string;
  descriptions: Record<string, string>;
}

export interface Content extends Written {
  /** The media of each text; all of them at the first where it is left out. */
  places?: number[][];
  correction?: Correction;
  isTakenBack?: boolean;
}

export type ContentName = keyof typeof contents;
export const contentNames = Object.keys(contents) as ContentName[];

/** What a description is to be. */
export const correctionOf = ({ descriptions }: Correction, before: string) => descriptions[before] ?? before;

/** A status that is to stand in the end. */
export interface Expected {
  text: string;
  descriptions: string[];
  /** It replies to the one before. */
  follows: boolean;
}

/** What is to stand in the end, in the thread's order. */
export function expectedOf({ texts, media = [], places, correction, isTakenBack }: Content): Expected[] {
  if (isTakenBack) return [];
  const all = media.map((_, at) => at);
  return texts.map((text, index) => {
    const its = places?.[index] ?? (index === 0 ? all : []);
    const descriptions = its.flatMap((at) => media[at]?.description ?? []);
    const follows = index > 0;
    if (correction?.place !== index) return { text, descriptions, follows };
    const now = descriptions.map((each) => correctionOf(correction, each));
    return { text: correction.text, descriptions: now, follows };
  });
}
