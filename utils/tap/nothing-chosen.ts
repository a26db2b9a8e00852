import type { ChosenFiles } from './chosen-files.ts';

/** For platforms whose files are read at their source. */
export const nothingChosen: ChosenFiles = {
  originalOf: () => undefined,
  addressesOf: () => [],
  forget: () => {},
};
