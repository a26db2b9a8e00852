import { currentPolicy } from './managed.ts';
import { storedItem } from './stored-item.ts';

/** For how many days the first words of what went are kept, so that the popup can name it; 0 for not at all. */
export const keptWordsChoices = [0, 1, 7, 30] as const;

const usually = 7;
const item = storedItem<number>('local:keptWordsDays', usually);

/** In days; the administration's word counts before a person's. What is stored and is no choice is a week. */
export async function readKeptWordsDays(): Promise<number> {
  const [{ wordDays }, days] = await Promise.all([currentPolicy(), item.read()]);
  if (wordDays !== undefined) return wordDays;
  return keptWordsChoices.some((each) => each === days) ? days : usually;
}

export const writeKeptWordsDays = (days: number): Promise<void> => item.change(() => days);
