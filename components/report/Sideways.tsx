import type { ReactNode } from 'react';

/** What may be wider than its place, and is then moved sideways, by the keyboard too. A drawing has its own name. */
export function Sideways({ label, children }: { label?: string; children: ReactNode }) {
  const Element = label === undefined ? 'div' : 'section';
  return (
    <Element className="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </Element>
  );
}
