import { startTransition, useEffect, useState } from 'react';

/**
 * How many of a list are drawn: with the page `first`, as many as somebody sees of it at once. The rest follows twice as many at a
 * time while nobody does anything, so that a page with hundreds can be used at once, and the browser's own search still finds them
 * all.
 */
export function useGrowing(count: number, first: number): number {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (drawn >= count) return undefined;
    const later = setTimeout(() => startTransition(() => setDrawn(drawn * 2)));
    return () => clearTimeout(later);
  }, [drawn, count]);
  return drawn;
}
