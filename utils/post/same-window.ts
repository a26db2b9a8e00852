/** Within how many minutes a person may have the same content recognised; 0 for never. */
export const sameContentChoices = [0, 30, 120, 360] as const;

/** What holds where nobody has chosen, and the longest that an administration may set. In minutes. */
export const usuallyCompared = 120;
export const longestCompared = 1440;
