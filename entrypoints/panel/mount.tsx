import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Shared } from '../../utils/watch/shared.ts';

/** An element of ours in the page with its own React root. */
export interface Mounted {
  host: HTMLElement;
  render(content: ReactNode): void;
  remove(): void;
}

/** Makes the element, not yet in the document. The page sees an empty element: its shadow root is closed. */
export function mount(css: string, { shield, signal }: Shared): Mounted {
  const host = document.createElement('mitposten-panel');
  // Test builds are open, because what is closed cannot be tested.
  const shadow = host.attachShadow({ mode: import.meta.env.MODE === 'e2e' ? 'open' : 'closed' });
  const style = document.createElement('style');
  style.textContent = css;
  const container = document.createElement('div');
  shadow.append(style, container);
  shield.protect(host, shadow);
  const root = createRoot(container);
  const remove = () => {
    root.unmount();
    host.remove();
  };
  signal.addEventListener('abort', remove);
  return { host, render: (content) => root.render(content), remove };
}
