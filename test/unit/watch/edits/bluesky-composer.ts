/*
 * Bluesky's composer as a page holds it: each post in elements of its own, which stay with it, as do those of each picture. A
 * draft that is loaded comes in new ones, in the same dialog. Everything has an identity that no page shows.
 */

export interface Picture {
  id: string;
  src: string;
  alt: string;
  item: HTMLElement;
}

export interface Post {
  id: string;
  text: string;
  pictures: Picture[];
  attached: Attached | undefined;
  isQuote: boolean;
  block: HTMLElement;
}

export type Attached =
  | { kind: 'card'; host: string }
  | { kind: 'gif' }
  | { kind: 'film'; id: string; src: string; alt: string };

/** What a post holds, before it is in a page. */
export type Written = Pick<Post, 'text' | 'attached' | 'isQuote'> & { pictures: Omit<Picture, 'item'>[] };

let made = 0;
/** A name that nothing else has. */
export const fresh = (kind: string) => `${kind}${++made}`;

export const blank = (): Written => ({ text: '', pictures: [], attached: undefined, isQuote: false });

export const isBlank = ({ text, pictures, attached, isQuote }: Written) =>
  !text.trim() && !pictures.length && !attached && !isQuote;

/** A composer in the document, with one empty post. */
export function openComposer() {
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  dialog.innerHTML =
    '<div data-testid="composePostView"><button data-testid="composerPublishBtn">Posten</button><div class="posts"></div></div>';
  document.body.append(dialog);
  const list = dialog.querySelector('.posts') as HTMLElement;
  const bar = element(
    '<div><button data-testid="openReplyGateButton">x</button><button data-testid="openMediaBtn"></button></div>',
  );
  let posts: Post[] = [];

  /** A post in new elements; with `before`, in that one's, where only pictures that are new get some. */
  function put(written: Written, before?: Post): Post {
    if (before) {
      const itemsOf = (id: string) => before.pictures.find((each) => each.id === id)?.item;
      const kept = written.pictures.map((each) => ({ ...each, item: itemsOf(each.id) ?? itemOf(each.src) }));
      return { ...before, ...written, pictures: kept };
    }
    const block = element(
      '<div><div><img src="https://cdn.example/avatar"></div><div><div><div class="tiptap ProseMirror" contenteditable="true"></div></div><div class="attached"></div></div></div>',
    );
    const pictures = written.pictures.map((each) => ({ ...each, item: itemOf(each.src) }));
    return { ...written, pictures, id: fresh('post'), block };
  }

  /** Draws what has changed, in the elements that are there. */
  function draw(): void {
    list.replaceChildren(...posts.map(({ block }) => block));
    posts.at(-1)?.block.after(bar);
    for (const post of posts) drawPost(post);
  }

  posts = [put(blank())];
  draw();
  return {
    dialog,
    publish: dialog.querySelector('[data-testid="composerPublishBtn"]') as HTMLElement,
    addMedia: bar.querySelector('[data-testid="openMediaBtn"]') as HTMLElement,
    posts: () => posts,
    set(next: Post[]): void {
      posts = next;
      draw();
    },
    put,
    draw,
    /** The same again in new elements, if it says anything. */
    drawAnew(): void {
      const isNothing = posts.every(isBlank);
      posts = posts.map((post) => (isNothing ? put(post) : { ...put(post), id: post.id }));
      draw();
    },
  };
}

export type Composer = ReturnType<typeof openComposer>;

function drawPost({ text, pictures, attached, isQuote, block }: Post): void {
  const editor = block.querySelector('.ProseMirror') as HTMLElement;
  editor.replaceChildren(
    ...text.split('\n').map((line) => Object.assign(document.createElement('p'), { textContent: line })),
  );
  const place = block.querySelector('.attached') as HTMLElement;
  const shown: Element[] = [];
  if (pictures.length) {
    const view = element('<div data-testid="selectedPhotosView"></div>');
    for (const { item, src } of pictures) {
      item.querySelector('img')?.setAttribute('src', src);
      view.append(item);
    }
    shown.push(view);
  }
  if (attached?.kind === 'film')
    shown.push(element(`<div><video src="${attached.src}"></video><button>ALT</button></div>`));
  if (attached?.kind === 'gif')
    shown.push(
      element(
        '<div><video src="https://gifs.example/1.mp4"></video><button data-testid="altTextButton">ALT</button></div>',
      ),
    );
  if (attached?.kind === 'card')
    shown.push(element(`<div><strong>Titel</strong><small>${attached.host}</small></div>`));
  if (isQuote)
    shown.push(
      element(
        '<div><img src="https://cdn.example/zoo"><strong>Zoo</strong><small>@zoo.example</small><p>Im Zoo</p><video src="https://cdn.example/zoo.mp4"></video></div>',
      ),
    );
  place.replaceChildren(...shown);
}

/** A click on the region above the picture, which has no test id, opens its dialog too. */
function itemOf(src: string): HTMLElement {
  return element(
    `<div><button data-testid="altTextButton">ALT</button><button data-testid="editPhotoButton"></button><button data-testid="removePhotoButton"></button><div role="button" class="region"></div><div data-testid="selectedPhotoImage"><img src="${src}"></div></div>`,
  );
}

export function element(html: string): HTMLElement {
  const holder = document.createElement('template');
  holder.innerHTML = html;
  return holder.content.firstElementChild as HTMLElement;
}
