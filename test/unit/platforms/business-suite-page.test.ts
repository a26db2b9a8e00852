// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import type { Composer } from '../../../utils/platforms/contract.ts';
import { page } from '../../../utils/platforms/facebook/business-page.ts';

const asset = '61550000000001';
const composerAddress = `/latest/composer/?asset_id=${asset}&business_id=2&ref=biz_web_home_create_post`;

/** What the page says in one language; `Tamil` is in no list of ours. */
const languages = {
  German: ['Beitrag erstellen', 'Veröffentlichen', 'Später fertigstellen', 'Abbrechen', 'Speichern'],
  English: ['Create post', 'Publish', 'Finish later', 'Cancel', 'Save'],
  'a language that is in no list': ['இடுகையை உருவாக்கு', 'வெளியிடு', 'பின்னர் முடி', 'ரத்து', 'சேமி'],
} as const;
type Language = keyof typeof languages;

const button = (text: string, id = '') => `<div role="button" tabindex="0" id="${id}">${text}</div>`;

/** Draft.js' own form of a text, a block a line. */
const draftJs = (...lines: string[]) =>
  `<div data-contents="true">${lines
    .map((line) => `<div data-block="true"><div><span data-text="true">${line || '<br>'}</span></div></div>`)
    .join('')}</div>`;

const listed = (src: string, video = false) =>
  `<div role="listitem"><img src="https://static.xx.fbcdn.net/icon.png" alt="">
     ${video ? `<video src="${src}"></video><img src="${src}-poster" alt="">` : `<img src="${src}" alt="">`}
     <span>1920 x 1080</span>${button('1')}${button('2')}</div>`;

interface Shown {
  language?: Language;
  lines?: string[];
  items?: string;
  dialog?: string;
}

function show({ language = 'English', lines = [''], items = '', dialog = '' }: Shown = {}): void {
  const [title, publish, later, cancel] = languages[language];
  document.body.innerHTML = `
    <div role="navigation"><a href="/latest/home"><img alt="Instagram" src="data:image/svg+xml,x"></a>${button(publish)}</div>
    <div role="main">
      <h1>${title}</h1>
      <div id="columns">
        <div id="column">
          <div>${title}<div><img alt="Facebook" src="data:image/svg+xml,x"><img alt="Instagram" src="data:image/svg+xml,x"></div></div>
          <div id="media"><div role="list">${items}</div>${button('+', 'add')}</div>
          <div class="notranslate" contenteditable="true" role="combobox" spellcheck="true">${draftJs(...lines)}</div>
          <label><input type="checkbox" role="switch"></label>
          <div id="row">${button(cancel)}<div>${button(later, 'later')}</div><div>${button(publish, 'publish')}</div></div>
        </div>
        <div role="article"><h2> Stadt Krefeld </h2><img src="blob:1" alt=""><img src="blob:2" alt=""></div>
      </div>
      ${dialog}
    </div>
    <div role="complementary"><div id="comment" contenteditable="true" role="textbox">${draftJs('')}</div>
      <img src="blob:comment" alt="">${button(publish, 'send')}</div>`;
}

const at = (selector: string) => {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`${selector} is not there`);
  return element;
};

function opened(shown: Shown = {}): Composer {
  show(shown);
  const composer = page.composerOf(at('[role="combobox"]'));
  if (!composer) throw new Error('no composer');
  return composer;
}

const none = new Map<string, string>();
const mediaOf = (composer: Composer, descriptions: ReadonlyMap<string, string> = none) =>
  page.readDraft(composer, descriptions).parts[0]?.media;

beforeEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', composerAddress);
});

describe.each(Object.keys(languages) as Language[])('in %s', (language) => {
  test('the composer has its editor, its channels and its buttons, and publishes by the last one', () => {
    const composer = opened({ language });
    expect(composer.platform).toBe('facebook');
    expect(composer.element.id).toBe('column');
    expect(page.publishButtonOf(composer)?.id).toBe('publish');
    expect(page.anchorOf(composer)).toBe(document.querySelector('#row'));
  });

  test('an alternative text is kept with its picture when it is saved, not when it is left', () => {
    const [, , , cancel, save] = languages[language];
    const dialog = `<div role="dialog"><h2>…</h2><img src="blob:2" alt=""><textarea>Das Rathaus</textarea>
      ${button(cancel, 'leave')}${button(save, 'save')}</div>`;
    const composer = opened({ language, items: listed('blob:1') + listed('blob:2'), dialog });
    const told: (ReturnType<typeof page.describes> | undefined)[] = [];
    document.addEventListener('click', (event) => told.push(page.describes(event)), { once: true });
    at('#save').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const [described] = told;
    const descriptions = new Map([[described?.picture ?? '', described?.description ?? '']]);
    const [first, second] = mediaOf(composer, descriptions) ?? [];
    // Where the word is not known, a person checks which picture it is of.
    const isKnown = language !== 'a language that is in no list';
    if (isKnown) expect([first?.description, second?.description]).toEqual(['', 'Das Rathaus']);
    else expect(first).toMatchObject({ description: 'Das Rathaus', unchecked: true });
  });
});

test('a key saves an alternative text as a click does, and typing in its field does not', () => {
  show({
    dialog: `<div role="dialog"><img src="blob:1" alt=""><textarea>Markt</textarea>${button('Save', 'save')}</div>`,
  });
  const told: ReturnType<typeof page.describes>[] = [];
  document.addEventListener('keydown', (event) => told.push(page.describes(event)));
  const press = (selector: string, key: string) =>
    at(selector).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  press('textarea', 'Enter');
  press('#save', 'Tab');
  expect(told).toEqual([undefined, undefined]);
  press('#save', 'Enter');
  expect(told[2]).toEqual({ picture: 'blob:1', description: 'Markt' });
});

test('the text is read line by line', () => {
  const composer = opened({ lines: ['Grüße 👋', '', '#Krefeld'] });
  expect(page.readDraft(composer, none).parts[0]?.text).toBe('Grüße 👋\n\n#Krefeld');
});

test('each item of the list is one picture or video, the preview and the comments are none', () => {
  const composer = opened({ items: listed('blob:2') + listed('blob:1') + listed('blob:film', true) });
  expect(mediaOf(composer)?.map(({ src, kind }) => [src, kind])).toEqual([
    ['blob:2', 'image'],
    ['blob:1', 'image'],
    ['blob:film', 'video'],
  ]);
});

test('where there is no list, what was attached is found all the same', () => {
  const composer = opened();
  at('#media').insertAdjacentHTML(
    'beforeend',
    '<div><img src="blob:1" alt=""><img src="blob:2" alt=""></div>',
  );
  expect(mediaOf(composer)?.map(({ src }) => src)).toEqual(['blob:1', 'blob:2']);
});

test('where the word stands on a scheduling button it publishes at its time', () => {
  const composer = opened();
  at('#publish').textContent = 'Schedule';
  expect(page.publishButtonOf(composer)?.id).toBe('publish');
});

test('buttons that stand further out belong to the composer too, and the preview between them does not', () => {
  show();
  at('#media').insertAdjacentHTML('beforeend', '<img src="blob:1" alt="">');
  at('[role="main"]').append(at('#row'));
  const composer = page.composerOf(at('[role="combobox"]'));
  if (!composer) throw new Error('no composer');
  expect(page.publishButtonOf(composer)?.id).toBe('publish');
  expect(mediaOf(composer)?.map(({ src }) => src)).toEqual(['blob:1']);
});

test('the buttons of a picture below the text do not publish', () => {
  const composer = opened({ language: 'a language that is in no list', items: listed('blob:1') });
  at('#column').append(at('#media [role="list"]'));
  expect(page.publishButtonOf(composer)?.id).toBe('publish');
});

test('the Page is the one in the address, with the name in the preview', () => {
  expect(page.profile(opened())).toEqual({ platform: 'facebook', id: asset, name: 'Stadt Krefeld' });
  at('[role="article"]').remove();
  expect(page.profile(opened())?.name).toBe('Stadt Krefeld');
  history.replaceState(null, '', '/latest/composer/');
  expect(page.profile(opened())).toBeUndefined();
});

/** What a page may do to the marks of a composer; each is to be recognised all the same. */
const deviations: Record<string, () => void> = {
  'on another path': () => history.replaceState(null, '', `/latest/create_post/?asset_id=${asset}`),
  'over the calendar': () => history.replaceState(null, '', `/latest/content_calendar?asset_id=${asset}`),
  'with its asset in the navigation alone': () => {
    history.replaceState(null, '', `${location.pathname}?business_id=2`);
    at('[role="navigation"] a').setAttribute('href', `/latest/home?asset_id=${asset}&business_id=2`);
  },
  'with a textbox': () => at('#column [contenteditable]').setAttribute('role', 'textbox'),
  'without a role': () => at('#column [contenteditable]').removeAttribute('role'),
  'with another editor': () => {
    at('#column [contenteditable]').innerHTML = '<p>Stadtfest</p><p>am Markt</p>';
  },
  'without channels': () => {
    for (const each of document.querySelectorAll('#column [alt="Facebook"], #column [alt="Instagram"]'))
      each.remove();
  },
  'without a main': () => at('[role="main"]').removeAttribute('role'),
};

describe('a composer that a page has changed', () => {
  const all = Object.keys(deviations);
  const pairs = all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other]));
  // Nothing is left of it that speaks for a composer.
  const hopeless = (names: string[]) =>
    names.some((name) => name.startsWith('o')) && names.includes('without channels');
  test.each([...all.map((name) => [name]), ...pairs].filter((names) => !hopeless(names)))(
    '%s %s',
    (...names) => {
      show({ lines: ['Stadtfest', 'am Markt'] });
      for (const name of names) deviations[name]?.();
      const composer = page.composerOf(at('#column [contenteditable]'));
      expect(composer).toBeDefined();
      if (!composer) return;
      expect(page.publishButtonOf(composer)).toBe(at('#publish'));
      expect(page.readDraft(composer, none).parts[0]?.text).toBe('Stadtfest\nam Markt');
      expect(page.profile(composer)?.id).toBe(asset);
    },
  );
});

describe('no composer is', () => {
  test.each(['#comment', '#send'])('the comment box beside it: %s', (selector) => {
    show();
    expect(page.composerOf(at(selector))).toBeUndefined();
  });

  test('a dialog above it', () => {
    show({ dialog: '<div role="dialog"><textarea></textarea></div>' });
    expect(page.composerOf(at('textarea'))).toBeUndefined();
  });

  test.each(['/latest/story_composer', '/latest/inbox', '/business/composer'])('the same on %s', (path) => {
    show();
    history.replaceState(null, '', `${path}/?asset_id=${asset}`);
    expect(page.composerOf(at('[role="combobox"]'))).toBeUndefined();
  });

  test('a chat, a comment or a search field on its address', () => {
    document.body.innerHTML = `
      <div id="chat" contenteditable="true" role="textbox" data-lexical-editor="true"></div>
      <input id="search" role="combobox">`;
    for (const selector of ['#chat', '#search']) expect(page.composerOf(at(selector))).toBeUndefined();
  });
});
