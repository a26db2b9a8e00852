/** What a post's audience is called beside its time, to people who may see it (several languages; from the app's words). */
const everybody =
  /öffentlich|public|público|pubblico|openbaar|publiczne|herkese açık|tout le monde|публично|доступно всем/i;
const some =
  /freund|friend|ami(?:s|e)|amig|amic|vriend|znajomi|arkadaş|друз|nur ich|only me|moi uniquement|solo yo|solo io|alleen ik|eigene|benutzerdefiniert|custom|personnalis|abonnent|mitglied|member|bestimmt/i;

/**
 * Whether everybody may read a post: the page says it beside its time, as the name of an icon. A Page has posts for everybody
 * alone, and often no icon; of a private person's it has to be said.
 */
export function audienceOf(
  post: Element,
  message: Element | undefined,
  isPrivate: boolean,
): 'everybody' | 'some' {
  const names = [
    ...post.querySelectorAll('svg title, svg[aria-label], img[alt], [role="img"][aria-label], i[aria-label]'),
  ]
    .filter((each) => isBefore(each, message) && !isPortrait(each))
    .map((each) => each.getAttribute('aria-label') ?? each.getAttribute('alt') ?? each.textContent ?? '');
  if (names.some((name) => some.test(name) && !everybody.test(name))) return 'some';
  return isPrivate && !names.some((name) => everybody.test(name)) ? 'some' : 'everybody';
}

/** The post's head stands before its text; where there is none, all of it is looked at. */
function isBefore(element: Element, message: Element | undefined): boolean {
  if (!message) return true;
  return (element.compareDocumentPosition(message) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Portraits and pictures have names of their own: they are links, or drawn with a picture in them. */
function isPortrait(element: Element): boolean {
  if (element.closest('svg')?.querySelector('image')) return true;
  return element.localName === 'img' && element.closest('a[href]') !== null;
}
