// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Composer } from '../../../utils/platforms/contract.ts';
import { page } from '../../../utils/platforms/facebook/page.ts';
import { frameIn } from '../framed.ts';

/** What the page says in one language; `Tamil` is in no list of ours. */
const languages = {
  German: { post: 'Posten', next: 'Weiter', save: 'Speichern', back: 'Zurück', close: 'Schließen' },
  English: { post: 'Post', next: 'Next', save: 'Save', back: 'Back', close: 'Close' },
  'a language that is in no list': { post: 'இடு', next: 'அடுத்து', save: 'சேமி', back: 'பின்', close: 'மூடு' },
} as const;
type Language = keyof typeof languages;

const button = (name: string, id = '') =>
  `<div role="button" tabindex="0" aria-label="${name}" id="${id}"><span>${name}\u200b</span></div>`;
const editor = (text: string, id = 'editor') =>
  `<div id="${id}" class="notranslate" contenteditable="true" role="textbox" data-lexical-editor="true">${text
    .split('\n')
    .map((line) => `<p dir="auto">${line ? `<span data-lexical-text="true">${line}</span>` : '<br>'}</p>`)
    .join('')}</div>`;

interface Shown {
  language?: Language;
  text?: string;
  pictures?: string[];
  /** The word on the last button. */
  last?: 'post' | 'next' | 'save';
  more?: string;
}

function show({ language = 'English', text = '', pictures = [], last = 'post', more = '' }: Shown = {}) {
  const words = languages[language];
  document.body.innerHTML = `
    <div role="article">${editor('', 'comment')}${button(words.post)}</div>
    <div id="chat">${editor('', 'message')}<input type="file"></div>
    <div role="dialog" id="composer"><form method="POST">
      <div id="write">
        <h2>…</h2>${button(words.close)}
        <div><svg><image href="https://scontent.xx.fbcdn.net/me.jpg"></image></svg>
          <div><span dir="auto"> Stadt Krefeld </span>${button('…')}<img alt="…" src="/rsrc.php/globe.svg"></div></div>
        ${editor(text)}
        ${pictures.map((src) => `<img src="${src}" alt="">`).join('')}
        <a href="https://www.krefeld.de/"><img src="https://scontent.xx.fbcdn.net/card.jpg"></a>
        ${button(words[last], 'last')}
      </div>
      ${more}
      <input type="submit" hidden>
    </form></div>`;
}

const at = (selector: string): Element => {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`${selector} is not there`);
  return element;
};
function composer(): Composer {
  const found = page.composerOf(at('#editor'));
  if (!found) throw new Error('there is no composer');
  return found;
}
function cookies(all: Record<string, string>) {
  const pairs = Object.entries({ datr: 'x', ...all }).map((pair) => pair.join('='));
  vi.spyOn(document, 'cookie', 'get').mockReturnValue(pairs.join('; '));
}

beforeEach(() => {
  history.replaceState(null, '', '/');
  cookies({});
});

describe.each(Object.keys(languages) as Language[])('in %s', (language) => {
  test('the dialog with a form and an editor is a composer, and the panel stands before its last button', () => {
    show({ language });
    expect(composer()).toEqual({ platform: 'facebook', element: at('#composer') });
    expect(page.anchorOf(composer())).toBe(at('#last'));
    expect(page.publishButtonOf(composer())).toBe(at('#last'));
  });

  test('its text is read line by line, its pictures without portrait, icon and link card', () => {
    show({ language, text: 'Grüße\n\nKrefeld', pictures: ['blob:1', 'blob:2'] });
    const [part] = page.readDraft(composer(), new Map()).parts;
    expect(part?.text).toBe('Grüße\n\nKrefeld');
    expect(part?.media.map(({ src }) => src)).toEqual(['blob:1', 'blob:2']);
  });

  test('a comment, a chat, a post that is read and a post for a group are none', () => {
    show({ language });
    expect(page.composerOf(at('#comment'))).toBeUndefined();
    expect(page.composerOf(at('#message'))).toBeUndefined();
    at('#write').insertAdjacentHTML('afterbegin', '<div role="article"></div>');
    at('form').removeAttribute('method');
    expect(page.composerOf(at('#editor'))).toBeUndefined();
    show({ language });
    history.replaceState(null, '', '/groups/1234/');
    expect(page.composerOf(at('#editor'))).toBeUndefined();
  });
});

/** What a page may do to the marks of a composer; each is to be recognised all the same. */
const deviations: Record<string, () => void> = {
  'without a form': () => at('form').replaceWith(...at('form').childNodes),
  'without a submit': () => at('[type="submit"]').remove(),
  'as an alertdialog': () => at('#composer').setAttribute('role', 'alertdialog'),
  'as a dialog that is only modal': () => {
    at('#composer').removeAttribute('role');
    at('#composer').setAttribute('aria-modal', 'true');
  },
  'as a page of its own': () => at('#composer').removeAttribute('role'),
  'without data-lexical-editor': () => at('#editor').removeAttribute('data-lexical-editor'),
  'with a combobox': () => at('#editor').setAttribute('role', 'combobox'),
  'without a role': () => at('#editor').removeAttribute('role'),
  'with plain text only': () => at('#editor').setAttribute('contenteditable', 'plaintext-only'),
  'with an empty contenteditable': () => at('#editor').setAttribute('contenteditable', ''),
  'with an article inside': () => at('#last').insertAdjacentHTML('beforebegin', '<div role="article"></div>'),
  'without the portrait': () => at('#composer svg').remove(),
  'with real buttons': () => {
    for (const old of document.querySelectorAll('#composer [role="button"]')) {
      const made = document.createElement('button');
      made.append(...old.childNodes);
      made.id = old.id;
      old.replaceWith(made);
    }
  },
  'with buttons that only take the focus': () => {
    for (const old of document.querySelectorAll('#composer [role="button"]')) old.removeAttribute('role');
  },
  'in an open shadow root': () => {
    const host = document.createElement('div');
    document.body.append(host);
    host.attachShadow({ mode: 'open' }).append(at('#composer'));
  },
  'with its editor in an open shadow root': () => {
    const host = document.createElement('div');
    at('#editor').before(host);
    host.attachShadow({ mode: 'open' }).append(at('#editor'));
  },
};

/** In open shadow roots too. */
function inside(selector: string, root: ParentNode = document): Element | undefined {
  const hosts = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return root.querySelector(selector) ?? hosts.map((each) => inside(selector, each)).find(Boolean);
}

describe('a composer that a page has changed', () => {
  const names = Object.keys(deviations);
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other]));
  test.each([...names.map((name) => [name]), ...pairs])('%s %s', (...changes) => {
    cookies({ c_user: '100', i_user: '615' });
    show({ text: 'Grüße\naus Krefeld', pictures: ['blob:1'] });
    try {
      for (const name of changes) deviations[name]?.();
    } catch {
      // The second cannot be done to what the first has left.
      return;
    }
    const editor = inside('#editor') ?? document.body;
    const found = page.composerOf(editor);
    expect(found, document.body.innerHTML).toBeDefined();
    if (!found) return;
    expect(page.publishButtonOf(found)?.id).toBe('last');
    expect(page.readDraft(found, new Map()).parts).toMatchObject([
      { text: 'Grüße\naus Krefeld', media: [{ src: 'blob:1' }] },
    ]);
    expect(page.profile(found)).toMatchObject({ id: '615' });
  });
});

describe('what is no composer, however it is made', () => {
  const field = editor('Hallo', 'field');
  test.each([
    [
      'a comment below a post in a dialog',
      `<div role="dialog"><div role="article">Beitrag</div>${field}${button('Kommentieren')}</div>`,
    ],
    [
      'a comment in a form that is posted',
      `<div role="dialog"><div role="article"><form method="POST">${field}${button('Posten')}</form></div></div>`,
    ],
    [
      'a chat',
      `<div role="dialog"><div aria-label="Nachricht" contenteditable="true" role="textbox" id="field"></div>${button('Senden')}</div>`,
    ],
    [
      'a chat that says Aa',
      `<div><div aria-placeholder="Aa" contenteditable="true" role="textbox" data-lexical-editor="true" id="field"></div>${button('👍')}<input type="file"></div>`,
    ],
    [
      'a search',
      `<div role="dialog"><div aria-label="Suche auf Facebook" contenteditable="true" role="combobox" id="field"></div></div>`,
    ],
    ['a field that is only there', `<main>${field}</main>`],
  ])('%s', (_, html) => {
    document.body.innerHTML = html;
    expect(page.composerOf(at('#field'))).toBeUndefined();
  });
});

test('a post that is changed afterwards has no panel', () => {
  show({ last: 'save' });
  expect(page.composerOf(at('#editor'))).toBeUndefined();
});

test('a button that only leads on does not publish', () => {
  show({ last: 'next' });
  expect(page.anchorOf(composer())).toBe(at('#last'));
  expect(page.publishButtonOf(composer())).toBeUndefined();
});

test('who posts is the Page that was switched to, else a private person, else nobody', () => {
  show();
  expect(page.profile(composer())).toBeUndefined();
  cookies({ c_user: '100' });
  expect(page.profile(composer())).toEqual({
    ...{ platform: 'facebook', id: '100', name: 'Stadt Krefeld', isPrivate: true },
  });
  cookies({ c_user: '100', i_user: '615' });
  expect(page.profile(composer())).toEqual({ platform: 'facebook', id: '615', name: 'Stadt Krefeld' });
});

describe('"Next" that opens something of its own', () => {
  const { next, post } = languages.German;
  test.each([
    ['a dialog', '<div role="dialog" id="next">'],
    ['an alert', '<div role="alertdialog" id="next">'],
    ['a popover', '<div popover id="next">'],
    ['a page', '<main id="next">'],
  ])('%s is the same composer, with what was written before', (_, tag) => {
    show({ language: 'German', text: 'Hallo', pictures: ['blob:1'], last: 'next' });
    const before = composer();
    page.readDraft(before, new Map());
    at('#composer').remove();
    document.body.insertAdjacentHTML('beforeend', `${tag}${button(post, 'post')}`);
    const after = page.adopt?.(before, at('#post'));
    expect(after?.element).toBe(at('#next'));
    if (!after) return;
    expect(page.publishButtonOf(after)).toBe(at('#post'));
    expect(page.readDraft(after, new Map()).parts).toMatchObject([
      { text: 'Hallo', media: [{ src: 'blob:1' }] },
    ]);
  });

  test.each([
    ['a button that publishes nothing', button('Okay', 'post')],
    ['a comment', `${editor('')}${button(next, 'post')}`],
  ])('but not what has %s', (_, html) => {
    show({ text: 'Hallo' });
    const before = composer();
    document.body.insertAdjacentHTML('beforeend', `<div role="dialog" id="other">${html}</div>`);
    expect(page.adopt?.(before, at('#post'))).toBeUndefined();
  });
});

test('what was written stays known while another screen hides the editor', () => {
  show({ text: 'Hallo', pictures: ['blob:1'] });
  const open = composer();
  page.readDraft(open, new Map());
  at('#write').setAttribute('hidden', '');
  expect(page.readDraft(open, new Map([['blob:1', 'Der Markt']]))).toMatchObject({
    parts: [{ text: 'Hallo', media: [{ src: 'blob:1', description: 'Der Markt' }] }],
  });
});

describe('an alternative text', () => {
  let screens = 0;
  /** Opens the details of a picture, writes a text and presses a button; gives what the composer then shows. */
  function write(pictures: string[], src: string, text: string, pressed: 'save' | 'back' | 'other') {
    screens += 1;
    const names = pictures.map((each) => `${each}-${screens}`);
    const shownAs = pictures.includes(src) ? `${src}-${screens}` : `${src}-elsewhere-${screens}`;
    const { save, back } = languages.English;
    show({
      pictures: names,
      more: `<div id="details"><img src="${shownAs}"><textarea></textarea>
        ${button(back, 'back')}${button(save, 'save')}${button('…', 'other')}</div>`,
    });
    const open = composer();
    page.readDraft(open, new Map());
    (at('textarea') as HTMLTextAreaElement).value = text;
    const descriptions = new Map<string, string>();
    at(`#${pressed}`).addEventListener('click', (event) => {
      const told = page.describes(event);
      if (told) descriptions.set(told.picture, told.description);
    });
    at(`#${pressed} span`).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    at('#details').remove();
    const [part] = page.readDraft(open, descriptions).parts;
    return part?.media.map(({ description, unchecked = false }) => [description, unchecked]);
  }

  test('that was saved stands with the picture that was beside it', () => {
    expect(write(['blob:a', 'blob:b'], 'blob:b', 'Das Rathaus', 'save')).toEqual([
      ['', false],
      ['Das Rathaus', false],
    ]);
  });

  test('that was not kept is none', () => {
    expect(write(['blob:a'], 'blob:a', 'Das Rathaus', 'back')).toEqual([['', false]]);
  });

  test('of a picture that is shown from elsewhere is the only one’s, and else a proposal to be checked', () => {
    expect(write(['blob:a'], 'https://scontent.xx.fbcdn.net/a.jpg', 'Das Rathaus', 'save')).toEqual([
      ['Das Rathaus', false],
    ]);
    expect(write(['blob:a', 'blob:b'], 'https://scontent.xx.fbcdn.net/b.jpg', 'Das Rathaus', 'save')).toEqual(
      [
        ['Das Rathaus', true],
        ['', false],
      ],
    );
  });

  test('that a button of another name kept is a proposal to be checked, even of an only picture', () => {
    expect(write(['blob:a'], 'blob:a', 'Das Rathaus', 'other')).toEqual([['Das Rathaus', true]]);
  });
});

describe('a share', () => {
  const shared = (permalink: string) => `<div role="article"><a href="${permalink}">1 Std.</a></div>`;
  const permalink = 'https://www.facebook.com/stadtwerke/posts/pfbid0abc';
  const isShare = () => page.isShare?.(composer());
  const rename = (selector: string, name: string) => at(selector).setAttribute('aria-label', name);

  test.each(['Say something about this (optional)', 'Sag etwas dazu (optional)', 'Dis quelque chose …'])(
    'is known by what its field is called: %s',
    (name) => {
      show();
      at('#editor').setAttribute('aria-placeholder', name);
      expect(isShare()).toBe(true);
    },
  );

  test('is known by the post below its field and the button that shares, whatever the field is called', () => {
    show();
    rename('#last', 'Teilen');
    at('#editor').insertAdjacentHTML('afterend', shared(permalink));
    expect(isShare()).toBe(true);
  });

  test.each<[string, () => void]>([
    ['a new post', () => show({ text: 'Heute' })],
    ['one with an article beside its field', () => at('#editor').insertAdjacentHTML('afterend', shared('#'))],
    ['a video, which is shared too', () => rename('#last', 'Jetzt teilen')],
    ['a text with a link to a post', () => at('#editor').insertAdjacentHTML('beforeend', shared(permalink))],
    [
      'a new post with a card of a post',
      () => at('#editor').insertAdjacentHTML('afterend', `<a href="${permalink}"></a>`),
    ],
  ])('is not %s', (_, change) => {
    show();
    change();
    expect(isShare()).toBe(false);
  });
});

describe('in a frame of the page’s own', () => {
  test.each<[string, string]>([
    ['the whole composer', '#composer'],
    ['what is in its dialog', '#composer form'],
  ])('%s is a composer with its text and its button', (_, moved) => {
    show({ text: 'Heute\nMarkt', pictures: ['blob:1'] });
    const [element, last, field] = [at(moved), at('#last'), at('#editor')];
    frameIn(element.parentElement ?? document.body).inner.body.append(element);
    const found = page.composerOf(field);
    expect(found && page.publishButtonOf(found)).toBe(last);
    expect(found && page.readDraft(found, new Map()).parts).toMatchObject([
      { text: 'Heute\nMarkt', media: [{ src: 'blob:1' }] },
    ]);
  });
});
