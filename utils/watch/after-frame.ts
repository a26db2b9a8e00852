/** A page that is not drawn, as in a tab behind others, draws no frames; in milliseconds. */
const patience = 1000;

/**
 * Calls `work` just after the next frame: by then the browser has laid the page out for itself, so that asking where something
 * is, or whether it can be seen, costs next to nothing.
 */
export function afterFrame(work: () => void): void {
  let isDone = false;
  const once = () => {
    if (!isDone) work();
    isDone = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, patience);
}
