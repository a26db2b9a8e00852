/** What is pressed at one place, and missed where that is another when the finger is lifted. */
const pressable = 'button, a[href], summary, label, input[type="checkbox"], input[type="radio"]';

/** Whoever holds it for so long does not press, or has let go outside the window; in milliseconds. */
const longest = 1000;
/** On a screen that is touched the click comes a moment after the finger is gone; in milliseconds. */
const behind = 50;

/**
 * Gives a function that resolves when nobody presses a button of this page: at once, or right after the click. What comes from
 * elsewhere is shown then: where something above a button comes or goes while it is pressed, the press is lost, or is one on another.
 */
export function pressesOf(document: Document): () => Promise<void> {
  let waiting: (() => void)[] = [];
  let pressed: ReturnType<typeof setTimeout> | undefined;

  function release(): void {
    clearTimeout(pressed);
    pressed = undefined;
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  }
  function releaseAfter(time: number): void {
    clearTimeout(pressed);
    pressed = setTimeout(release, time);
  }

  const press = ({ target }: Event) => {
    if (target instanceof Element && target.closest(pressable)) releaseAfter(longest);
  };
  document.addEventListener('pointerdown', press, true);
  for (const type of ['pointerup', 'pointercancel'])
    document.addEventListener(type, () => pressed !== undefined && releaseAfter(behind), true);
  document.addEventListener('click', release);

  return () => (pressed === undefined ? Promise.resolve() : new Promise((go) => waiting.push(go)));
}
