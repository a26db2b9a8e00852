import type { Draft, Profile } from '../../post/types.ts';
import type { Composer, Page } from '../contract.ts';
import { describedBy, withDescriptions } from '../meta/described.ts';
import { attachedIn, buttonsIn, cookie, dialogs, isShown } from '../meta/elements.ts';
import { continues, isCalled, plans, publishes } from '../meta/labels.ts';
import { readEditor } from '../read-editor.ts';
import { closestOf } from '../tree.ts';
import { composerAround, editorIn, isShare, lastButtonIn } from './marks.ts';

/** What a composer held when its editor was last to be seen: further screens take its place. */
const held = new WeakMap<Element, { text: string; attached: ReturnType<typeof attachedIn> }>();

/** The composer of www.facebook.com: mostly a dialog, in which some profiles press "Next" before "Post". */
export const page: Page = {
  composerOf(element) {
    // A group's posts are for its members.
    const root = /^\/groups\//.test(location.pathname) ? undefined : composerAround(element);
    return root && { platform: 'facebook', element: root };
  },
  adopt(before, element) {
    const screen = closestOf(element, `${dialogs}, [popover], form, main, [role="main"]`);
    if (!screen || screen === before.element || editorIn(screen)) return undefined;
    const button = lastButtonIn(screen);
    if (!button || !isCalled(button, [...publishes, ...continues])) return undefined;
    const written = held.get(before.element);
    if (written) held.set(screen, written);
    return { platform: 'facebook', element: screen };
  },
  anchorOf({ element }) {
    const editor = editorIn(element);
    const isComplete = editor !== undefined && isShown(editor);
    return lastButtonIn(element, editor) ?? (isComplete ? 'nowhere' : undefined);
  },
  publishButtonOf({ element }) {
    const button = lastButtonIn(element);
    return button && !isCalled(button, continues) ? button : undefined;
  },
  isShare: ({ element }) => isShare(element),
  plans: (button) => isCalled(button, plans),
  profile: ({ element }) => actor(nameIn(element)),
  mayActAs,
  acting: () => actor(undefined),
  readDraft,
  describes: describedBy,
};

/** Everything but the person who has signed in, whose own posts are nobody's business. */
export function mayActAs(id: string): boolean {
  return id !== cookie('c_user');
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
  const editor = editorIn(element);
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
