import {
  allIn,
  bestField,
  buttonsIn,
  dialogs,
  isShown,
  precedes,
  richFields,
  sum,
} from '../meta/elements.ts';
import { continues, isCalled, names, publishes, saves } from '../meta/labels.ts';
import { closestOf, holds, parentOf } from '../tree.ts';

/*
 * By what a composer of www.facebook.com is known. No mark is necessary, because each may be gone with the next version of the
 * page (roles and attributes observed 2023 to 2026): what speaks for a composer is added up, what speaks for a comment or a
 * chat taken off. Class names and ids are never the same.
 */

/** So much must speak for a composer. */
const enough = 5;

/** The field in which the post is written, however it is made. */
export function editorIn(root: Element): Element | undefined {
  return bestField(root, worthOf);
}

function worthOf(field: Element): number {
  return sum([
    [2, field.matches('[data-lexical-editor="true"]')],
    [1, field.matches('[role="textbox"], [role="combobox"]')],
    [1, isShown(field)],
    [-4, isOther(field)],
  ]);
}

/** Comments stand in what is commented on; they and messages say what they are. */
function isOther(field: Element): boolean {
  const said = names(field);
  return closestOf(field, '[role="article"]') !== undefined || said.some((name) => others.test(name));
}

/** What other fields are called (en, de, nl, fr, es; observed 2021 to 2026, the others as Facebook translates). */
const others =
  /^(?:aa$|message\b|nachricht\b|bericht$|mensaje|write a (?:public )?comment|comment\b|kommentier|kommentar|schreib\w* (?:\w+ ){0,2}kommentar|reageer|commente|coment|repl(?:y|ies)\b|antwort|search\b|such)/i;

/** The element of a composer around this one. */
export function composerAround(element: Element): Element | undefined {
  const dialog = closestOf(element, dialogs);
  if (dialog) return isComposer(dialog) ? dialog : undefined;
  // As a page of its own: the nearest around the field that has the button too, and its form, where it is one.
  let root: Element | null = closestOf(element, richFields) ?? null;
  for (let depth = 0; root && root !== document.body && depth < deepest; depth += 1, root = parentOf(root)) {
    if (root.matches('[role="article"], [role="feed"]')) return undefined;
    if (isComposer(root)) return closestOf(root, 'form') ?? root;
  }
  return undefined;
}

/** So far around its field a composer's button may stand: not the whole page is looked through. */
const deepest = 20;

function isComposer(root: Element): boolean {
  const editor = editorIn(root);
  if (!editor || isOther(editor)) return false;
  const last = lastButtonIn(root, editor);
  // What is changed afterwards is no new post.
  if (last && isCalled(last, saves)) return false;
  const form = closestOf(editor, 'form') ?? root.querySelector('form');
  const isRead = allIn(root, '[role="article"]').some((article) => precedes(article, editor));
  return (
    sum([
      [3, root.matches(dialogs)],
      [2, form?.getAttribute('method')?.toLowerCase() === 'post'],
      [1, root.querySelector('[type="submit"]') !== null],
      [1, editor.matches('[data-lexical-editor="true"]')],
      [1, editor.matches('[role="textbox"], [role="combobox"]')],
      [1, root.querySelector('svg image, input[type="file"]') !== null],
      [3, last !== undefined && isCalled(last, [...publishes, ...continues])],
      [1, last !== undefined],
      // A post that is read has its comments below.
      [-8, isRead],
    ]) >= enough
  );
}

/** What the field of a shared post is called (en, vi observed to 2026; de, nl, fr, es as Facebook translates). */
const sharing =
  /^(?:say something about this|sag etwas (?:da|hier)?zu|hãy nói gì đó về nội dung này|zeg (?:hier )?iets|dites-en|dis quelque chose|di algo sobre)/i;
const shares = [
  'share',
  'share now',
  'teilen',
  'jetzt teilen',
  'partager',
  'delen',
  'compartir',
  'chia sẻ ngay',
];
/** Where posts are read. */
const permalinks =
  'a:is([href*="/posts/"], [href*="/permalink"], [href*="pfbid"], [href*="story_fbid"], [href*="/reel/"])';

/** Whether what is written in a composer goes along with somebody's post that is shared: that stands below the field. */
export function isShare(root: Element): boolean {
  const editor = editorIn(root);
  if (!editor) return false;
  const last = lastButtonIn(root, editor);
  const below = allIn(root, `[role="article"], ${permalinks}`).filter((each) => !holds(editor, each));
  return (
    sum([
      [3, names(editor).some((name) => sharing.test(name))],
      [2, below.some((each) => precedes(editor, each))],
      [1, last !== undefined && isCalled(last, shares)],
    ]) >= 3
  );
}

/** "Next" or "Post". Other screens (pictures, who may see it) end with buttons of their own. */
export function lastButtonIn(root: Element, editor = editorIn(root)): Element | undefined {
  const shown = editor && isShown(editor) ? editor : undefined;
  // A post that is read has a button to share it.
  const buttons = buttonsIn(root).filter(
    (button) => !closestOf(button, '[role="article"]') && !(shown && precedes(button, shown)),
  );
  const named = buttons.findLast((button) => isCalled(button, [...publishes, ...continues]));
  if (named) return named;
  return shown && buttons.at(-1);
}
