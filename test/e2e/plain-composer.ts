import type { Page } from 'puppeteer-core';
import { found, openBluesky } from '../stage/steps.ts';
import type { Show } from './fixture.ts';

/*
 * A composer with the marks of Bluesky's, written without any framework, so that a test may do to it what no framework would
 * survive: move it, build parts of it anew, put it into another kind of dialog. Nothing in it is ever sent.
 */

/** The composer, its editor, its Post button and the first button before its Post button. */
export const plain = {
  dialog: '.plain-composer',
  editor: '.plain-composer .ProseMirror',
  first: '.plain-composer [data-testid="openReplyGateButton"]',
  post: '.plain-composer [data-testid="composerPublishBtn"]',
};

/** Opens one in a page of Bluesky's; `modal` in a `<dialog>` that is shown as one. The focus is in its editor. */
export async function openPlainComposer(show: Show, modal = false): Promise<Page> {
  const page = show.passing(await openBluesky(show.browser));
  await renewPlainComposer(page, modal);
  return page;
}

/** Puts a new one into the page, in place of the last one. */
export async function renewPlainComposer(page: Page, modal = false): Promise<void> {
  await page.evaluate(build, modal);
  await page.keyboard.type('Von Hand');
  await found(page, plain.post);
}

function build(isModal: boolean): void {
  document.querySelector('.plain-composer')?.remove();
  const dialog = document.createElement(isModal ? 'dialog' : 'div');
  dialog.className = 'plain-composer';
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-label', 'Composer');
  dialog.style.cssText =
    'position:fixed;left:200px;top:120px;margin:0;width:640px;height:300px;padding:20px;background:#fff;border:0';
  dialog.innerHTML = `
    <div data-testid="composePostView">
      <div class="ProseMirror" contenteditable="true" role="textbox" style="min-height:120px"><p><br></p></div>
      <div style="display:flex;gap:8px;justify-content:end">
        <button type="button" data-testid="openReplyGateButton">Alle</button>
        <button type="button" data-testid="composerPublishBtn" style="height:36px;border-radius:999px">Post</button>
      </div>
    </div>`;
  document.body.append(dialog);
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
  dialog.querySelector<HTMLElement>('.ProseMirror')?.focus();
  getSelection()?.collapse(dialog.querySelector('p'), 0);
}
