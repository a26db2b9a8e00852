import type { Draft, Profile } from '../../post/types.ts';
import type { Composer, Page } from '../contract.ts';
import { describedBy, withDescriptions } from '../meta/described.ts';
import { around, attachedIn, bestField, buttonsIn, precedes, sum } from '../meta/elements.ts';
import { isCalled, plans, publishes } from '../meta/labels.ts';
import { readEditor } from '../read-editor.ts';
import { holds } from '../tree.ts';
import { mayActAs } from './page.ts';

// Draft.js inside a combobox, on its own address; the channels are the brands' names in every language (observed 2026-08).
// None of that is necessary: what speaks for a composer is added up.
const address = /^\/latest\/(?:reels_)?composer\b/;
/** Stories are nobody's lasting words, and messages are for one. */
const suite = /^\/latest\/(?!story|stories|inbox|messag)/;
const channels = 'img[alt="Facebook"], img[alt="Instagram"]';
/** So much must speak for a composer. */
const enough = 5;
const items = 'li, [role="listitem"]';
/** What shows the same again, or belongs to something else: the preview, a dialog above, the navigation, comments. */
const others =
  'article, [role="article"], [role="dialog"], nav, [role="navigation"], aside, [role="complementary"]';

/** The composer of Meta Business Suite: one post to Facebook and Instagram at once. */
export const page: Page = {
  composerOf,
  anchorOf,
  publishButtonOf,
  plans: (button) => isCalled(button, plans),
  profile,
  mayActAs,
  acting: profile,
  readDraft,
  describes: describedBy,
};

function composerOf(element: Element): Composer | undefined {
  const editor = suite.test(location.pathname) ? editorIn(document.body) : undefined;
  const root = editor && rootOf(editor);
  return root && holds(root, element) && isComposer(root, editor)
    ? { platform: 'facebook', element: root }
    : undefined;
}

/** The field of the post: not one for comments or messages beside it. */
function editorIn(root: Element): Element | undefined {
  return bestField(root, (field) =>
    sum([
      [2, field.matches('[role="combobox"]')],
      [1, field.matches('[role="textbox"]')],
      [1, field.querySelector('[data-contents]') !== null],
      [-4, field.closest(others) !== null],
    ]),
  );
}

function isComposer(root: Element, editor: Element): boolean {
  return (
    sum([
      [3, address.test(location.pathname)],
      [2, editor.matches('[role="combobox"]')],
      [1, editor.querySelector('[data-contents]') !== null],
      [2, root.querySelector(channels) !== null],
      [3, buttonsBelow(root).some(isToPublish)],
      [-5, editor.closest(others) !== null],
    ]) >= enough
  );
}

/** The smallest element with the channels, the editor and the button that publishes, which stands below it. */
function rootOf(editor: Element): Element | undefined {
  const all = editor.closest('main, [role="main"]') ?? editor.ownerDocument.body;
  const base = around(editor, ...own(all.querySelectorAll(channels), editor));
  const holds = (isMeant: (button: Element) => boolean) => {
    let root: Element | null | undefined = base;
    while (root && all.contains(root) && !buttonsBelow(root).some(isMeant)) root = root.parentElement;
    return root && all.contains(root) ? root : undefined;
  };
  return holds(isToPublish) ?? holds(() => true) ?? base;
}

/** The row of the button that publishes: its column is narrow, and the row has no room for more. */
function anchorOf(composer: Composer): Element | 'nowhere' {
  const editor = editorIn(composer.element);
  const button = publishButtonOf(composer);
  const beside = button && buttonsBelow(composer.element).filter((other) => other !== button);
  let row = button?.parentElement;
  while (row && !beside?.some((other) => row?.contains(other))) row = row.parentElement;
  const isRow =
    row && row !== composer.element && composer.element.contains(row) && !(editor && row.contains(editor));
  return (isRow && row ? row : button) ?? 'nowhere';
}

function publishButtonOf({ element }: Composer): Element | undefined {
  const buttons = buttonsBelow(element);
  // In a language whose word is not known: the main button comes last.
  return buttons.findLast(isToPublish) ?? buttons.at(-1);
}

const isToPublish = (button: Element) => isCalled(button, publishes);

/** The buttons of the composer after its editor, those of its pictures aside. */
function buttonsBelow(root: Element): Element[] {
  const editor = editorIn(root);
  const follows = (button: Element) => editor && precedes(editor, button);
  return own(buttonsIn(root), editor ?? null).filter((button) => follows(button) && !button.closest(items));
}

/** Those that are not in something else than the editor is. */
function own<T extends Element>(elements: Iterable<T>, editor: Element | null): T[] {
  return [...elements].filter((element) => {
    const other = element.closest(others);
    return !other || other.contains(editor);
  });
}

/** The Page is in the address, else in those of the navigation; its name stands only in the preview. */
function profile(): Profile | undefined {
  const link = document.querySelector<HTMLAnchorElement>('a[href*="asset_id="]');
  const id = [location.href, link?.href].map(assetIn).find((each) => each !== undefined);
  if (!id) return undefined;
  const name = document.querySelector('[role="article"] h2, article h2')?.textContent?.trim();
  return { platform: 'facebook', id, name: name || id };
}

const assetIn = (url: string | undefined) =>
  (url && URL.parse(url)?.searchParams.get('asset_id')) || undefined;

function readDraft({ element }: Composer, descriptions: ReadonlyMap<string, string>): Draft {
  const editor = editorIn(element) ?? null;
  const contents = editor?.querySelector('[data-contents]') ?? editor;
  return {
    parts: [
      {
        text: contents ? readEditor(contents) : '',
        media: withDescriptions(attachedTo(element, editor), descriptions),
      },
    ],
    language: undefined,
  };
}

/** One of each item of the list; where there is no such list, all that was attached. */
function attachedTo(element: Element, editor: Element | null): (HTMLImageElement | HTMLVideoElement)[] {
  const attached = own(attachedIn(element), editor);
  const listed = attached.filter((each, index) => {
    const item = each.closest(items);
    return item && attached.findIndex((other) => item.contains(other)) === index;
  });
  return listed.length ? listed : attached;
}
