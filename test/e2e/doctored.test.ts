import { expect, test } from 'vitest';
import { pressOf } from '../stage/facebook/steps.ts';
import { arm, found, gone, panel, press } from '../stage/steps.ts';
import { cityTexts, isLong, showOfFile } from './fixture.ts';

const show = showOfFile();

const composer = '[data-stage="composer"]';
const editor = `${composer} [contenteditable]`;

/** What a new version of Facebook's page may do to its composer, each to the stage's page as it runs, again and again. */
const variants: Record<string, (dialog: Element, editor: Element) => void> = {
  'without a form that is posted': (dialog) => {
    dialog.querySelector('form')?.removeAttribute('method');
    dialog.querySelector('[type="submit"]')?.setAttribute('type', 'hidden');
  },
  'as an alertdialog': (dialog) => dialog.setAttribute('role', 'alertdialog'),
  'as a page of its own': (dialog) => dialog.removeAttribute('role'),
  'without the marks of its editor': (_, field) => {
    field.removeAttribute('data-lexical-editor');
    field.removeAttribute('role');
  },
  'with a combobox': (_, field) => field.setAttribute('role', 'combobox'),
  'with an article inside': (_, field) => {
    const { parentElement } = field;
    if (parentElement?.querySelector('[role="article"]')) return;
    parentElement?.insertAdjacentHTML('beforeend', '<div role="article">Beitrag</div>');
  },
  'without a portrait and with other names': (dialog) => {
    for (const each of dialog.querySelectorAll('svg image')) each.remove();
    for (const each of dialog.querySelectorAll('[aria-labelledby]')) each.removeAttribute('aria-labelledby');
  },
};

/** Changes the page whenever it has drawn something. Runs in it, so it uses nothing from outside. */
function doctor(change: string): void {
  const apply = new Function(`return (${change})`)() as (dialog: Element, editor: Element) => void;
  new MutationObserver(() => {
    const dialog = document.querySelector('[data-stage="composer"], [role="dialog"]:has(form)');
    const field = dialog?.querySelector('[contenteditable]');
    if (!dialog || !field) return;
    if (!dialog.hasAttribute('data-stage')) dialog.setAttribute('data-stage', 'composer');
    apply(dialog, field);
  }).observe(document, { childList: true, subtree: true });
}

const names = Object.keys(variants);
const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other]));
/** An everyday run tries two of the pairs; which, is the same each time. */
const tried = isLong
  ? [...names.map((name) => [name]), ...pairs]
  : [...names.map((name) => [name]), pairs[4], pairs[9]];

test.each(
  tried.filter((each) => each !== undefined).map((changes) => [changes.join(' and '), changes] as const),
)('a composer %s has its panel, and its post goes', async (_, changes) => {
  const page = show.passing(await show.browser.newPage());
  for (const change of changes) await page.evaluateOnNewDocument(doctor, String(variants[change]));
  await page.goto('https://www.facebook.com/');
  await press(page, '[role="region"] [role="button"]');
  await (await found(page, editor)).type(`Marktplatz ${changes.join(' und ')}`);
  await arm(page);
  await press(page, `${composer} ${pressOf.next}`);
  await press(page, `${composer} ${pressOf.post}`);
  await gone(page, composer);
  await found(page, panel.done);
  expect(await cityTexts(show)).toEqual([`Marktplatz ${changes.join(' und ')}`]);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
