/** What reached the page's own listener on window, in the capture phase. */
export interface Seen {
  type: string;
  key: string;
  target: string;
}

declare global {
  interface Window {
    /** Every key and input event the page could see. */
    __seen: Seen[];
    /** Every shortcut the page acted on. */
    __acted: string[];
  }
}

window.__seen = [];
window.__acted = [];

const types = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste'];

for (const type of types) {
  window.addEventListener(
    type,
    (event) => {
      const key = event instanceof KeyboardEvent ? event.key : event instanceof InputEvent ? event.data : '';
      const target = event.target instanceof Element ? event.target.tagName : '';
      window.__seen.push({ type, key: key ?? '', target });
    },
    true,
  );
}
