// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from '../../../utils/platforms/bluesky/page.ts';
import type { DraftPart } from '../../../utils/post/types.ts';

beforeEach(() => document.body.replaceChildren());

/** A composer with these posts, each its text and what is attached to it. */
function composer(...posts: [text: string, attached?: string][]) {
  const blocks = posts.map(
    ([text, attached = '']) => `<div class="post">
      <div><img src="https://cdn.example/avatar"></div>
      <div><div><div class="tiptap ProseMirror" contenteditable="true"><p>${text}</p></div></div>${attached}</div>
    </div>`,
  );
  document.body.innerHTML = `<div role="dialog" id="composer"><div data-testid="composePostView">
    <button data-testid="composerPublishBtn">Posten</button><div>${blocks.join('')}
    <div><button data-testid="openReplyGateButton">Jeder</button><button data-testid="openMediaBtn"></button>
    <button data-testid="selectLangBtn">Deutsch</button><span>257</span></div></div></div></div>`;
  const element = document.querySelector('#composer') as HTMLElement;
  const descriptions = new Map<string, string>();
  const told = (target: Element | null, event: Event) => {
    let found: ReturnType<typeof page.describes>;
    const listen = (each: Event) => {
      found = page.describes(each);
    };
    document.body.addEventListener(event.type, listen, { once: true });
    target?.dispatchEvent(event);
    if (found) descriptions.set(found.picture, found.description);
    return found;
  };
  return {
    element,
    parts: (): DraftPart[] => page.readDraft({ platform: 'bluesky', element }, descriptions).parts,
    press: (selector: string) =>
      told(element.querySelector(selector), new MouseEvent('click', { bubbles: true })),
    /** A dialog beside the composer, which shows the picture at this address, if any. */
    dialog(text: string, shows = '', type = 'input') {
      const dialog = document.createElement('div');
      dialog.setAttribute('role', 'dialog');
      dialog.innerHTML = `${shows && `<img src="${shows}">`}<textarea></textarea>`;
      document.body.append(dialog);
      const field = dialog.querySelector('textarea') as HTMLTextAreaElement;
      field.value = text;
      told(field, new Event(type, { bubbles: true }));
      dialog.remove();
    },
  };
}

const pictures = (...sources: string[]) =>
  `<div data-testid="selectedPhotosView">${sources
    .map(
      (src) =>
        `<div><button data-testid="altTextButton">ALT</button><button data-testid="editPhotoButton"></button>
        <div role="button" class="region"></div><div data-testid="selectedPhotoImage"><img src="${src}"></div></div>`,
    )
    .join('')}</div>`;
const film = '<div><video src="blob:film"></video><button>ALT</button></div>';
const card = (host: string) =>
  `<div><img src="https://cdn.example/card"><strong>Das Fest</strong><small>${host}</small><button aria-label="Anhang entfernen">x</button></div>`;
const gif =
  '<div><video src="https://t.gifs.example/1.mp4"></video><button data-testid="altTextButton">ALT</button></div>';
const quote = `<div><img src="https://cdn.example/zoo"><strong>Zoo</strong><small>\u2066@zoo.example\u2069</small><p>Mehr auf</p><small>zoo.example</small><video src="https://cdn.example/zoo.mp4"></video></div>`;

describe("a composer's posts", () => {
  test('are as many as it has editors, each with what stands below its own', () => {
    const { parts } = composer(
      ['', film],
      ['Zwei', pictures('data:1', 'data:2')],
      ['', card('krefeld.de')],
      [''],
    );
    expect(
      parts().map(({ text, media, beside = [] }) => [text, media.map(({ src }) => src), beside.length]),
    ).toEqual([
      ['', ['blob:film'], 0],
      ['Zwei', ['data:1', 'data:2'], 0],
      ['', [], 1],
      ['', [], 0],
    ]);
  });

  test('have each a name that stays with its element, and no other has it', () => {
    const { parts, element } = composer(['Eins'], ['Zwei'], ['Drei']);
    const [, second, third] = parts().map((part) => part.element);
    element.querySelector('.post')?.remove();
    expect(parts().map((part) => part.element)).toEqual([second, third]);
  });

  test('name whom the client will mention', () => {
    const { parts } = composer(['Mit @zoo.example, (@wal.bsky.social) und a@b.example, @niemand']);
    expect(parts()[0]?.mentions).toEqual(['zoo.example', 'wal.bsky.social']);
  });

  test('hold something that nobody knows where only the button that takes it away is known', () => {
    const { parts } = composer([
      '',
      '<div><em>…</em><button aria-label="Remove attachment">x</button></div>',
    ]);
    expect(parts()[0]).toMatchObject({ media: [], more: true });
  });
});

describe('what will stand below the text', () => {
  const beside = (text: string, attached: string) => composer([text, attached]).parts()[0]?.beside;

  test.each([
    [
      'that stands in the text',
      'Mehr: https://www.krefeld.de/fest?x=1.',
      card('krefeld.de'),
      'https://www.krefeld.de/fest?x=1',
    ],
    [
      'that stands there without a scheme',
      'krefeld.de/fest und mehr',
      card('krefeld.de'),
      'https://krefeld.de/fest',
    ],
    [
      'that its link has',
      '',
      `<a href="https://krefeld.de/fest">${card('krefeld.de')}</a>`,
      'https://krefeld.de/fest',
    ],
    [
      'to which its link leads by another page',
      '',
      `<a href="https://go.bsky.app/redirect?u=https%3A%2F%2Fkrefeld.de%2Ffest">${card('krefeld.de')}</a>`,
      'https://krefeld.de/fest',
    ],
    ['of another site', 'https://zoo.example/', card('krefeld.de'), undefined],
    ['that nobody tells', 'Lesenswert', card('krefeld.de'), undefined],
  ])('is the address of a card %s', (_, text, attached, url) => {
    expect(beside(text, attached)).toEqual([{ kind: 'card', url, name: 'krefeld.de' }]);
  });

  test("is a card's address also after it was taken out of the text", () => {
    const { parts, element } = composer(['https://krefeld.de/fest', card('krefeld.de')]);
    parts();
    (element.querySelector('.ProseMirror p') as Element).textContent = 'Lesenswert';
    expect(parts()[0]?.beside).toEqual([
      { kind: 'card', url: 'https://krefeld.de/fest', name: 'krefeld.de' },
    ]);
  });

  test("is a quote's, whose own card and film are not the post's", () => {
    const { parts } = composer(['Schön', quote]);
    expect(parts()[0]).toMatchObject({
      media: [],
      beside: [{ kind: 'quote', url: undefined, name: 'zoo.example' }],
    });
  });

  test('is a GIF of the picker, whose name is the host that shows it', () => {
    expect(beside('', gif)).toEqual([{ kind: 'gif', url: undefined, name: 't.gifs.example' }]);
  });

  test('are both where there are both', () => {
    expect(beside('', card('krefeld.de') + quote)?.map(({ kind }) => kind)).toEqual(['card', 'quote']);
  });
});

describe('a description', () => {
  const described = (parts: DraftPart[]) =>
    parts.flatMap(({ media }) => media.map(({ description }) => description));

  /** Pictures that somebody has added while it was looked at. */
  function added(...sources: string[]) {
    const all = composer(['Eins']);
    all.parts();
    all.press('[data-testid="openMediaBtn"]');
    all.element
      .querySelector('.post > div:last-child')
      ?.insertAdjacentHTML('beforeend', pictures(...sources));
    return all;
  }

  test('is none of a picture that was added a moment ago, and unknown of one that was there', () => {
    expect(described(added('data:1').parts())).toEqual(['']);
    expect(described(composer(['Eins', pictures('data:1')]).parts())).toEqual([undefined]);
  });

  test.each(['[data-testid="altTextButton"]', '.region', 'img[src="data:1"]'])(
    'is read after a press on %s',
    (by) => {
      const { press, dialog, parts } = added('data:1', 'data:2');
      press(by);
      dialog('Der Markt');
      expect(described(parts())).toEqual(['Der Markt', '']);
    },
  );

  test('is of the picture that its dialog shows, whatever was pressed', () => {
    const { dialog, parts } = added('data:1', 'data:2');
    dialog('Der Zoo', 'data:2');
    expect(described(parts())).toEqual(['', 'Der Zoo']);
  });

  test('that was there is known once its dialog has shown it, and not by an empty field', () => {
    const { dialog, parts } = composer(['Eins', pictures('data:1')]);
    dialog('', 'data:1', 'focusin');
    expect(described(parts())).toEqual([undefined]);
    dialog('Der Markt', 'data:1', 'focusin');
    expect(described(parts())).toEqual(['Der Markt']);
  });

  test('stays with a picture that another is put beside, in whatever the list is wrapped', () => {
    const { press, dialog, parts, element } = added('data:1');
    const list = element.querySelector('[data-testid="selectedPhotosView"]') as HTMLElement;
    list.innerHTML = `<div>${list.innerHTML}</div>`;
    press('.region');
    dialog('Der Markt');
    const [before] = parts();
    const more = document.createElement('div');
    more.innerHTML = pictures('data:2');
    const item = more.querySelector('[data-testid="selectedPhotosView"] > div') as HTMLElement;
    list.firstElementChild?.append(item);
    expect(described(parts())).toEqual(['Der Markt', '']);
    expect(parts()[0]?.media[0]?.element).toBe(before?.media[0]?.element);
  });

  test('stays with a picture that is cropped, and goes to no other in its place', () => {
    const { press, dialog, parts, element } = added('data:1');
    press('.region');
    dialog('Der Markt');
    press('[data-testid="editPhotoButton"]');
    element.querySelector('img[src="data:1"]')?.setAttribute('src', 'data:cropped');
    const [before, after] = [parts(), parts()];
    expect(described(before)).toEqual(['Der Markt']);
    expect(after[0]?.media[0]?.element).toBe(before[0]?.media[0]?.element);
    element.querySelector('img[src="data:cropped"]')?.setAttribute('src', 'data:other');
    expect(described(parts())).toEqual(['']);
    expect(parts()[0]?.media[0]?.element).not.toBe(before[0]?.media[0]?.element);
  });

  test("of a film is the film's; of a GIF, whose button has the same test id, it is nobody's", () => {
    const { press, dialog, parts } = composer(['Eins', pictures('data:1')], ['', film], ['', gif]);
    press('video[src="blob:film"] + button');
    dialog('Ein Rundgang');
    press('.region');
    press('video[src^="https:"] + button');
    dialog('Applaus');
    expect(described(parts())).toEqual([undefined, 'Ein Rundgang']);
  });
});
