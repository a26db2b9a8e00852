/**
 * Keeps what is typed and pressed in the panel from the page. Platforms take single letters for shortcuts, Escape for
 * "discard" and Ctrl+Enter for "post", and listen in the capture phase of `window`, before the panel could stop anything.
 * So this listens there first: it is registered before the first script of the page runs.
 */
export interface Shield {
  /** From now on the page sees no typing and no pressing inside this host, whose closed shadow root is `root`. */
  protect(host: Element, root: ShadowRoot): void;
}

const typed = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'paste',
  'copy',
  'cut',
] as const;
const pressed = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'] as const;

export function createShield(window: Window, signal: AbortSignal): Shield {
  const roots = new WeakMap<EventTarget, ShadowRoot>();
  const options = { capture: true, signal };

  const rootOf = (event: Event) => (event.target ? roots.get(event.target) : undefined);

  const hideTyping = (event: Event) => {
    const root = rootOf(event);
    // Tab belongs to the platform's dialog: it keeps the focus inside.
    if (!root || (event instanceof KeyboardEvent && event.key === 'Tab')) return;
    event.stopImmediatePropagation();
    const inside = copyOf(event);
    if (!inside || !root.activeElement) return;
    if (!root.activeElement.dispatchEvent(inside)) event.preventDefault();
  };
  const hidePressing = (event: Event) => {
    if (rootOf(event)) event.stopImmediatePropagation();
  };

  for (const type of typed) window.addEventListener(type, hideTyping, options);
  for (const type of pressed) window.addEventListener(type, hidePressing, options);

  return {
    protect(host, root) {
      roots.set(host, root);
      // A click is trusted only as it is, so it goes its way, but no further than the panel.
      host.addEventListener('click', (event) => event.stopPropagation(), { signal });
    },
  };
}

/** The same event for inside the shadow root alone: it is not composed, so it never leaves it. */
function copyOf(event: Event): Event | undefined {
  const init = { bubbles: true, cancelable: event.cancelable, composed: false };
  if (event instanceof KeyboardEvent) {
    const { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat, isComposing } = event;
    // Firefox makes every KeyboardEvent a composed one, whatever is asked of it (seen in 153, 2026-11-22).
    const inside = new UIEvent(event.type, init);
    return Object.assign(inside, { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat, isComposing });
  }
  if (event instanceof InputEvent) {
    const { data, inputType, isComposing } = event;
    return new InputEvent(event.type, { ...init, data, inputType, isComposing });
  }
  return undefined;
}
