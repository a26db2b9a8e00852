/**
 * In so many steps a wait is gone: what a busy page has kept waiting is heard between two of them. Not more, for a browser makes
 * longer chains wait in a page that nobody sees (Chromium: from the fifth on, a minute each).
 */
const steps = 4;

/**
 * Does `work` after `delay` milliseconds in which the page could do other work too. An answer that came while a page was busy stands
 * behind a timer that is due: of a single one it would be counted as none.
 */
export function later(work: () => void, delay: number): void {
  const step = (left: number) => setTimeout(() => (left > 1 ? step(left - 1) : work()), delay / steps);
  step(steps);
}
