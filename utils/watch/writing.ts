/** Whoever has not written for so long rests, in milliseconds. */
export const rest = 400;

/** Whether somebody who wrote last at that time is still writing. Both by the page's clock, in milliseconds. */
export const isWriting = (wroteAt: number, now = performance.now()): boolean => now - wroteAt < rest;
