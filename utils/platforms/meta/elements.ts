/** Buttons are `div[role=button]` on all of Meta's pages (observed 2023 to 2026). */
export function buttonsIn(element: Element): Element[] {
  return [...element.querySelectorAll('[role="button"], button')].filter(isShown);
}

/** Pages keep the screens that wait behind the one that is shown. */
export function isShown(element: Element): boolean {
  return element.checkVisibility?.() ?? !element.closest('[hidden]');
}

/** The smallest element that holds all of these. */
export function around(first: Element, ...others: Element[]): Element | undefined {
  let element: Element | null = first;
  while (element && !others.every((other) => element?.contains(other))) element = element.parentElement;
  return element ?? undefined;
}

/** A cookie that the platform leaves open to its pages' scripts. */
export function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) || undefined;
}

/** Pictures and videos that were attached: not a person's portrait, an icon, an emoji, or the picture of a link card. */
export function attachedIn(element: Element): (HTMLImageElement | HTMLVideoElement)[] {
  const all = element.querySelectorAll<HTMLImageElement | HTMLVideoElement>('img, video');
  return [...all].filter((each) => {
    if (each.closest('a[href], [role="link"], [contenteditable="true"]')) return false;
    return (
      each instanceof HTMLVideoElement || /^(?:blob:|data:image\/(?!svg)|https:\/\/scontent)/.test(each.src)
    );
  });
}
