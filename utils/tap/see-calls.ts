/** Looks at a call before it is made, whatever it is made with; what it gives looks at the result. */
type Look<Self> = (self: Self, args: unknown[]) => unknown;

/**
 * A function that does what the given one does, and lets its calls be looked at. A Proxy, so that the page finds name, length
 * and source as they were. A fault in here never reaches the page.
 */
export function seeing<F extends (...args: never[]) => unknown, Self>(original: F, look: Look<Self>): F {
  return new Proxy(original, {
    apply(target, self: Self, args: Parameters<F>) {
      const lookOn = quietly(() => look(self, args));
      const result = Reflect.apply(target, self, args);
      if (typeof lookOn === 'function') quietly(() => lookOn(result));
      return result;
    },
  });
}

/** Lets the calls of a method be looked at, where there is one. */
export function seeCalls<Self extends object>(of: Self | undefined, name: string, look: Look<Self>): void {
  const original = (of as Record<string, unknown> | undefined)?.[name];
  if (typeof original !== 'function') return;
  // Assigned, so that the property stays what it was: writable, enumerable, of the prototype.
  Object.assign(of as Self, { [name]: seeing(original as () => unknown, look) });
}

function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    // The page's call goes its way.
    return undefined;
  }
}
