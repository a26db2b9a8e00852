import { storedItem } from './stored-item.ts';

/** Within how many minutes the same content is recognised; 0 for never. */
export const sameContentChoices = [0, 30, 120, 360] as const;

const item = storedItem<number>('local:sameContentMinutes', 120);

/** In milliseconds; 0 where nothing is to be compared. What is stored and is no choice is two hours. */
export async function readSameContentWindow(): Promise<number> {
  const minutes = await item.read();
  return (sameContentChoices.some((each) => each === minutes) ? minutes : 120) * 60_000;
}

export const writeSameContentMinutes = (minutes: number) => item.change(() => minutes);
