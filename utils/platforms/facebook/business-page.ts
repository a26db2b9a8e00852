import type { Draft, Profile } from '../../post/types.ts';
import { attachments, describedBy } from '../meta/described.ts';
import { around, buttonsIn, mainButton } from '../meta/elements.ts';
import { isCalled, publishes, putsOff } from '../meta/labels.ts';
import type { Composer, Page } from '../page.ts';
import { readEditor } from '../read-editor.ts';

// Draft.js inside a combobox, on its own address; the channels are the brands' names in every language (observed 2026-08).
const editors = '[contenteditable="true"][role="combobox"]';
const channels = 'img[alt="Facebook"], img[alt="Instagram"]';

/** The composer of Meta Business Suite: one post to Facebook and Instagram at once. */
export const page: Page = {
  composerOf,
  anchorOf: publishButtonOf,
  publishButtonOf,
  profile,
  readDraft,
  describes: describedBy,
};

function composerOf(element: Element): Composer | undefined {
  if (!/^\/latest\/composer\b/.test(location.pathname)) return undefined;
  const editor = document.querySelector(editors);
  const root = editor && around(editor, ...document.querySelectorAll(channels), ...publishButtons());
  // A dialog over it, for a picture's description, belongs to it too.
  const isPart = root && (root.contains(element) || element.closest('[role="dialog"]'));
  return isPart ? { platform: 'facebook', element: root } : undefined;
}

function publishButtons(): Element[] {
  return buttonsIn(document.body).filter(
    (button) => isCalled(button, publishes) && !isCalled(button, putsOff),
  );
}

function publishButtonOf({ element }: Composer): Element | undefined {
  return mainButton(element, publishes);
}

/** The Page is in the address; its name stands only in the preview. */
function profile(): Profile | undefined {
  const id = new URLSearchParams(location.search).get('asset_id');
  if (!id) return undefined;
  const name = document.querySelector('[role="article"] h2, article h2')?.textContent?.trim();
  return { platform: 'facebook', id, name: name || id };
}

function readDraft({ element }: Composer, descriptions: ReadonlyMap<string, string>): Draft {
  const editor = element.querySelector(editors);
  const contents = editor?.querySelector('[data-contents]') ?? editor;
  const list = element.querySelector('li, [role="listitem"]')?.parentElement;
  return {
    parts: [
      {
        text: contents ? readEditor(contents) : '',
        media: list ? attachments(list, descriptions) : [],
      },
    ],
    language: undefined,
  };
}
