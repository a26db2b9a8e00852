import type { KnownProfile } from '../../post/shown.ts';
import { cookie } from '../meta/elements.ts';
import { profileAt } from './places.ts';

export const hrefOf = (link: Element) => link.getAttribute('href') ?? '';

/**
 * Whose post it is, of the known profiles: by its id, where the author's address or the post's own pictures say one; else by
 * the name in the address, where it is known; else by what people read, as long as the page's viewer acts as that very
 * profile, and its navigation leads to no other of that name.
 */
export function ownerOf(
  author: Element,
  unit: Element,
  known: readonly KnownProfile[],
): KnownProfile | undefined {
  const whose = whoseOf(author);
  const named = known.find((profile) => isCalled(profile, whose));
  if (named || /^\d+$/.test(whose)) return named;
  const sets = [...unit.querySelectorAll('a[href*="set=pb."]')].map(
    (link) => /set=pb\.(\d+)/.exec(hrefOf(link))?.[1],
  );
  const ids = sets.filter((id) => id !== undefined);
  if (ids.length) return known.find((profile) => ids.every((id) => profile.ids.includes(id)));
  const acting = cookie('i_user') ?? cookie('c_user') ?? '';
  const name = wordsOf(author);
  const own = [
    ...author.ownerDocument.querySelectorAll('[role="navigation"] a[href], [role="banner"] a[href]'),
  ]
    .filter((link) => wordsOf(link) === name || link.getAttribute('aria-label') === name)
    .map(whoseOf)
    .filter(Boolean);
  if (own.length && !own.includes(whose)) return undefined;
  // Whose address is known would be called so.
  return known.find((each) => each.names.length === 0 && each.ids.includes(acting) && each.name === name);
}

/** By which id or name a link calls the profile that it leads to; empty where it leads to none. */
export const whoseOf = (link: Element) => profileAt(hrefOf(link))?.whose ?? '';

const wordsOf = (element: Element) => element.textContent?.replace(/[\u200b\ufeff]/g, '').trim() ?? '';

const isCalled = ({ ids, names }: KnownProfile, whose: string) =>
  ids.includes(whose) || names.includes(whose.toLowerCase());

/** Whether the post's own address calls its author so; where the author goes by a number, a name says no more than it. */
export function isAuthor(whose: string, author: string, profile: KnownProfile): boolean {
  if (whose === author || isCalled(profile, whose)) return true;
  return /^\d+$/.test(author) && !/^\d+$/.test(whose) && profile.names.length === 0;
}

/** The person who has signed in, of whom not everything is for everybody. */
export const isPrivate = ({ ids }: KnownProfile) => ids.includes(cookie('c_user') ?? '');
