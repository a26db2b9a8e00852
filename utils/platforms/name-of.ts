const names = new WeakMap<Element, string>();
let count = 0;

/** A name of an element: the same for as long as the element is there, and no other's. */
export function nameOf(element: Element): string {
  const known = names.get(element);
  if (known) return known;
  count += 1;
  const name = `e${count}`;
  names.set(element, name);
  return name;
}
