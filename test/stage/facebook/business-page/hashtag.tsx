import type { ReactNode } from 'react';

/** A hashtag in the editor: its text is a leaf of its own. */
export function Hashtag({ children }: { children?: ReactNode }) {
  return <span className="k-hashtag">{children}</span>;
}
