import { type ReactNode, useId } from 'react';

/** A titled list of the popup; nothing at all while it is empty. */
export function PopupSection({ title, children }: { title: string; children: ReactNode[] }) {
  const id = useId();
  if (children.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="cards">{children}</ul>
    </section>
  );
}
