import type { Look } from './plots/drawing.ts';

/** How drawings look on a page of ours, light or dark, by its own colours. `prefix` is unique in the page. */
export const pageLook = (prefix: string): Look => ({
  ...{ ink: 'var(--ink)', soft: 'var(--ink-soft)', paper: 'transparent', font: 'inherit', prefix },
  series: Array.from({ length: 8 }, (_, index) => `var(--plot-${index + 1})`),
});
