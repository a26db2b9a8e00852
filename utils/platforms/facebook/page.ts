import type { Draft, Profile } from '../../post/types.ts';
import type { Composer, Page } from '../contract.ts';
import { describedBy, withDescriptions } from '../meta/described.ts';
import { attachedIn, buttonsIn, cookie, isShown } from '../meta/elements.ts';
import { continues, isCalled, publishes, saves } from '../meta/labels.ts';
import { readEditor } from '../read-editor.ts';

/** Roles and attributes; class names and ids are new with every version of the page (observed 2023 to 2026). */
const editors = '[contenteditable="true"][role="textbox"][data-lexical-editor="true"]';

/** What a composer held when its editor was last to be seen: further screens take its place. */
const held = new WeakMap<Element, { text: string; attached: ReturnType<typeof attachedIn> }>();

/** The composer of www.facebook.com: a dialog, in which some profiles press "Next" before "Post". */
export const page: Page = {
  composerOf,
  anchorOf: lastButton,
  publishButtonOf(composer) {
    const button = lastButton(composer);
    return button && !isCalled(button, continues) ? button : undefined;
  },
  profile: ({ element }) => actor(nameIn(element)),
  acting: () => actor(undefined),
  readDraft,
  describes: describedBy,
};

/** The dialog with a form, an editor and its buttons. Comments, chats and posts that are read have no form that is posted. */
function composerOf(element: Element): Composer | undefined {
  const dialog = element.closest('[role="dialog"]');
  const editor = dialog?.querySelector(editors);
  if (!dialog || !editor || editor.closest('[role="article"]')) return undefined;
  const method = editor.closest('form')?.getAttribute('method');
  const isForm = method?.toLowerCase() === 'post' && dialog.querySelector('[type="submit"]');
  if (!isForm || dialog.querySelector('[role="article"]')) return undefined;
  // What is changed afterwards is no new post.
  const button = lastButton({ platform: 'facebook', element: dialog });
  if (button && isCalled(button, saves)) return undefined;
  // A group's posts are for its members.
  if (/^\/groups\//.test(location.pathname)) return undefined;
  return { platform: 'facebook', element: dialog };
}

/** "Next" or "Post". Other screens (pictures, who may see it) end with buttons of their own. */
function lastButton({ element }: Composer): Element | undefined {
  const named = buttonsIn(element).findLast((button) => isCalled(button, [...publishes, ...continues]));
  if (named) return named;
  const editor = element.querySelector(editors);
  return editor && isShown(editor) ? buttonsIn(element).at(-1) : undefined;
}

/** Whoever acts: a Page that the person has switched to, else the person. Both are open to the page's own scripts. */
function actor(name: string | undefined): Profile | undefined {
  const own = cookie('i_user');
  const id = own ?? cookie('c_user');
  return id ? { platform: 'facebook', id, name: name ?? id, ...(own ? {} : { isPrivate: true }) } : undefined;
}

/** The name stands beside the round picture, which is drawn as SVG. */
function nameIn(composer: Element): string | undefined {
  const portrait = composer.querySelector('svg image');
  for (let row = portrait?.parentElement; row && composer.contains(row); row = row.parentElement) {
    const name = row.querySelector('[dir="auto"]')?.textContent?.trim();
    if (name) return name;
  }
  return undefined;
}

function readDraft({ element }: Composer, descriptions: ReadonlyMap<string, string>): Draft {
  const editor = element.querySelector(editors);
  if (editor && isShown(editor)) {
    held.set(element, { text: readEditor(editor), attached: attachedIn(screenOf(editor, element)) });
  }
  const { text, attached } = held.get(element) ?? { text: '', attached: [] };
  // Put together anew each time: a description may have been saved since.
  return { parts: [{ text, media: withDescriptions(attached, descriptions) }], language: undefined };
}

/** The screen of the dialog that the editor is on: other screens show the same pictures again. */
function screenOf(editor: Element, composer: Element): Element {
  let screen = editor;
  while (screen.parentElement && screen.parentElement !== composer) {
    screen = screen.parentElement;
    if (buttonsIn(screen).some((button) => isCalled(button, [...publishes, ...continues]))) return screen;
  }
  return composer;
}
