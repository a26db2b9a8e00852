import type { ReactNode } from 'react';

/** What may be wider than its place, and is then moved sideways, by the keyboard too, to which it says its name. */
export function Sideways({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer could not scroll it otherwise
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
