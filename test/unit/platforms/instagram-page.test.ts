// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Composer } from '../../../utils/platforms/contract.ts';
import { page } from '../../../utils/platforms/instagram/page.ts';
import type { DraftMedia } from '../../../utils/post/types.ts';

const icon = (label: string) => `<svg aria-label="${label}" role="img"><title>${label}</title></svg>`;
const accepted = 'image/jpeg,image/png,image/heic,image/heif,video/mp4,video/quicktime';
const chosen = 'blob:https://www.instagram.com/1';

/** What the page says in one language. */
const languages = {
  German: {
    dialog: 'Neuen Beitrag erstellen',
    share: 'Teilen',
    back: 'Zurück',
    caption: 'Bildunterschrift …',
  },
  English: { dialog: 'Create new post', share: 'Share', back: 'Back', caption: 'Write a caption...' },
  'a language that is in no list': { dialog: 'புதிய இடுகை', share: 'பகிர்', back: 'பின்', caption: 'எழுதுக' },
};
type Words = (typeof languages)['English'];

const dialog = ({ dialog: title }: Words, inside: string) =>
  `<div role="dialog" aria-label="${title}"><div><h1>${title}</h1></div>${inside}</div>`;

const first = (words: Words) =>
  dialog(
    words,
    `<form enctype="multipart/form-data" method="POST"><input type="file" multiple accept="${accepted}"></form>
     <button type="button">${words.dialog}</button>`,
  );

const caption = ({ caption: label }: Words, text: string) =>
  `<div class="notranslate" aria-label="${label}" aria-placeholder="${label}" contenteditable="true" role="textbox"
     spellcheck="true" tabindex="0" data-lexical-editor="true">${text}</div>`;

interface Last {
  text?: string;
  preview?: string;
  alternatives?: string;
}

/** The last step, with its head. */
const last = (words: Words, { text = '<p><br></p>', preview, alternatives = '' }: Last = {}) =>
  dialog(
    words,
    `<div><div role="button" tabindex="0">${icon(words.back)}</div>
       <div role="button" tabindex="0">${words.share}</div></div>
     <div>
       <div>${preview ?? `<img src="${chosen}" alt="">`}</div>
       <div>
         <div><span><img src="https://scontent.cdninstagram.com/p.jpg" alt=""></span><span>stadt.krefeld</span></div>
         <div>${caption(words, text)}</div>
         <div><div role="button" tabindex="0">${icon('Emoji')}</div><span>0/2.200</span></div>
         <label id="place"><input name="creation-location-input" type="text"></label>
         <div>${alternatives}</div>
       </div>
     </div>`,
  );

const alternative = (text: string, picture = `<img src="${chosen}" alt="">`) =>
  `<div><div>${picture}</div><input type="text" value="${text}"></div>`;

beforeEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: as the platform sets it
  document.cookie = 'ds_user_id=61236465677';
});
afterEach(() => {
  document.body.replaceChildren();
});

const put = (html: string) => {
  document.body.innerHTML = html;
};
const at = (selector: string) => {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`${selector} is not there`);
  return element;
};
const composerAt = (selector: string): Composer => {
  const composer = page.composerOf(at(selector));
  if (!composer) throw new Error(`${selector} is in no composer`);
  return composer;
};
const mediaOf = (composer: Composer): DraftMedia[] =>
  page.readDraft(composer, new Map()).parts.flatMap(({ media }) => media);

describe.each(Object.entries(languages))('in %s', (_, words) => {
  test('a composer is recognised where files are chosen', () => {
    put(first(words));
    expect(composerAt('button')).toEqual({ platform: 'instagram', element: at('[role="dialog"]') });
    expect(page.publishButtonOf(composerAt('button'))).toBeUndefined();
    expect(page.anchorOf(composerAt('button'))).toBeUndefined();
  });

  test('a composer is recognised between its first and its last step', () => {
    put(dialog(words, `<div role="button">${icon(words.back)}</div><canvas></canvas>`));
    expect(composerAt('canvas').element).toBe(at('[role="dialog"]'));
  });

  test('a composer is recognised by its caption, with Share, the place for the panel and who posts', () => {
    put(last(words));
    const composer = composerAt('[role="textbox"]');
    expect(composer.element).toBe(at('[role="dialog"]'));
    expect(page.publishButtonOf(composer)?.textContent).toBe(words.share);
    expect(page.anchorOf(composer)).toBe(at('#place'));
    expect(page.profile(composer)).toEqual({
      platform: 'instagram',
      id: '61236465677',
      name: 'stadt.krefeld',
    });
  });
});

const words = languages.English;

describe('no composer is', () => {
  const box = caption(words, '');
  test.each([
    ['a comment below a post', `<article>${box}<textarea></textarea></article>`],
    [
      'a post that is read, in a dialog',
      `<div role="dialog"><article><img src="${chosen}">${box}</article></div>`,
    ],
    ['a message on the page', `<aside>${box}<form><input type="file"></form></aside>`],
    [
      'a message in a dialog',
      `<div role="dialog">${box}<form enctype="multipart/form-data"><input type="file"></form></div>`,
    ],
    [
      'a post that is changed',
      last(words, { preview: '<img src="https://scontent.cdninstagram.com/published.jpg">' }),
    ],
    ['a note', `<div role="dialog"><textarea></textarea></div>`],
    [
      'a film that is watched',
      `<div role="dialog"><video src="blob:https://www.instagram.com/2"></video><input type="range"></div>`,
    ],
  ])('%s', (_, html) => {
    put(html);
    for (const element of document.querySelectorAll('[role="textbox"], textarea, input')) {
      expect(page.composerOf(element)).toBeUndefined();
    }
  });
});

describe('the draft', () => {
  test('has the text with its lines and each picture with its description', () => {
    const alternatives = alternative('Markt') + alternative('', '<canvas></canvas>');
    put(last(words, { text: '<p>Hallo<br>Krefeld</p><p>#stadt</p>', alternatives }));
    const { parts } = page.readDraft(composerAt('[role="textbox"]'), new Map());
    expect(parts.map(({ text }) => text)).toEqual(['Hallo\nKrefeld\n#stadt']);
    expect(parts[0]?.media.map(({ description }) => description)).toEqual(['Markt', '']);
    expect(parts[0]?.media[0]?.src).toBe(chosen);
  });

  test('knows the only picture before its description is asked for', () => {
    put(last(words));
    expect(mediaOf(composerAt('[role="textbox"]'))).toEqual([
      { src: chosen, kind: 'image', description: '' },
    ]);
  });

  test('says that there are more where one of several is shown', () => {
    put(last(words, { preview: `<img src="${chosen}"><div role="button">${icon('Next')}</div>` }));
    const { parts } = page.readDraft(composerAt('[role="textbox"]'), new Map());
    expect(parts).toEqual([{ text: '', media: [], more: true }]);
  });

  test('keeps what it knew while the post is being shared', () => {
    put(last(words, { text: '<p>Hallo</p>', alternatives: alternative('Markt') }));
    const composer = composerAt('[role="textbox"]');
    const before = page.readDraft(composer, new Map());
    composer.element.innerHTML = '<h1>Sharing</h1><div><img alt="Spinner" src="data:image/svg+xml,"></div>';
    expect(page.readDraft(composer, new Map())).toEqual(before);
    expect(page.anchorOf(composer)).toBeUndefined();
  });

  test('is unsure of descriptions once a person goes back to the order of the pictures', () => {
    put(last(words, { text: '<p>Hallo</p>', alternatives: alternative('Markt') }));
    const composer = composerAt('[role="textbox"]');
    page.readDraft(composer, new Map());
    composer.element.innerHTML = `<div role="button">${icon('Back')}</div><h1>Crop</h1><img src="${chosen}">`;
    expect(mediaOf(composer)).toMatchObject([{ description: 'Markt', unchecked: true }]);
  });

  test('is empty where everything was thrown away', () => {
    put(last(words, { text: '<p>Hallo</p>', alternatives: alternative('Markt') }));
    const composer = composerAt('[role="textbox"]');
    page.readDraft(composer, new Map());
    composer.element.innerHTML = first(words);
    expect(page.readDraft(composer, new Map())).toEqual({ parts: [], language: undefined });
  });
});
