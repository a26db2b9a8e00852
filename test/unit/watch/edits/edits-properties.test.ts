// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { blank, fresh, isBlank, type Post, type Written } from './bluesky-composer.ts';
import { describeBy, type Officer, open } from './officer.ts';

const runs = process.env.MITPOSTEN_LONG ? 3000 : 200;

/** Few words, so that different posts often say the same. */
const words = fc.constantFrom('', 'A', 'B', 'A B', 'Heute im Zoo');
const place = fc.nat(20);

const at = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];
const postAt = (officer: Officer, index: number) => at(officer.composer.posts(), index);

/** Each thing that a person or the page does. `of` says which post, `at` which of its pictures, or where to. */
const acts: Record<string, (officer: Officer, of: number, where: number, text: string) => void> = {
  read: (officer) => officer.read(),
  write: (officer, of, _, text) => change(officer, of, (post) => ({ ...post, text })),
  'write on': (officer, of, _, text) =>
    change(officer, of, (post) => ({ ...post, text: `${post.text} ${text}` })),
  undo: (officer, of) =>
    change(officer, of, (post) => ({ ...post, text: earlier.get(post.id)?.pop() ?? post.text })),
  'add a post': (officer, of) => {
    const { composer } = officer;
    const next = composer.put(blank());
    composer.set(composer.posts().toSpliced((of % composer.posts().length) + 1, 0, next));
  },
  'remove a post': (officer, of) => {
    const posts = officer.composer.posts();
    if (posts.length > 1) officer.composer.set(posts.toSpliced(of % posts.length, 1));
  },
  'move a post': (officer, of, where) => {
    const posts = officer.composer.posts();
    const post = at(posts, of);
    if (!post) return;
    const others = posts.filter((each) => each !== post);
    officer.composer.set(others.toSpliced(where % posts.length, 0, post));
  },
  'add a picture': (officer, of) => {
    officer.happens(officer.composer.addMedia, new MouseEvent('click', { bubbles: true }));
    change(officer, of, (post) => {
      if (post.attached) return post;
      return officer.composer.put({ ...post, pictures: [...post.pictures, picture()] }, post);
    });
  },
  'paste the same picture': (officer, of) => {
    const editor = postAt(officer, of)?.block.querySelector('.ProseMirror');
    if (editor)
      officer.happens(editor, new KeyboardEvent('keydown', { key: 'v', ctrlKey: true, bubbles: true }));
    change(officer, of, (post) => {
      const [first] = post.pictures;
      if (!first || post.attached) return post;
      return officer.composer.put(
        { ...post, pictures: [...post.pictures, { ...picture(), src: first.src }] },
        post,
      );
    });
  },
  'remove a picture': (officer, of, where) =>
    change(officer, of, (post) => ({
      ...post,
      pictures: post.pictures.filter((each) => each !== at(post.pictures, where)),
    })),
  'move a picture': (officer, of, where) =>
    change(officer, of, (post) => {
      const [first, ...others] = post.pictures;
      return first ? { ...post, pictures: others.toSpliced(where % post.pictures.length, 0, first) } : post;
    }),
  'crop a picture': (officer, of, where) => {
    const cropped = at(postAt(officer, of)?.pictures ?? [], where);
    const button = cropped?.item.querySelector('[data-testid="editPhotoButton"]');
    if (button) officer.happens(button, new MouseEvent('click', { bubbles: true }));
    change(officer, of, (post) => ({
      ...post,
      pictures: post.pictures.map((each) => (each.id === cropped?.id ? { ...each, src: source() } : each)),
    }));
  },
  'describe a picture on the platform': (officer, of, where, text) => {
    const described = at(postAt(officer, of)?.pictures ?? [], where);
    const [by = '.region'] = [at(['.region', 'img', '[data-testid="altTextButton"]'], where)];
    const target = described?.item.querySelector(by);
    if (!described || !target) return;
    const alt = `${fresh('alt')} ${text}`.trim();
    describeBy(officer, target, alt, described.src, described.alt);
    change(officer, of, (post) => ({
      ...post,
      pictures: post.pictures.map((each) => (each.id === described.id ? { ...each, alt } : each)),
    }));
    officer.read();
  },
  'describe what is attached': (officer, of, _, text) => {
    const post = postAt(officer, of);
    const target = post?.block.querySelector('.attached video + button');
    if (!post?.attached || !target) return;
    const alt = `${fresh('alt')} ${text}`.trim();
    const { attached } = post;
    describeBy(officer, target, alt, undefined, attached.kind === 'film' ? attached.alt : '');
    if (attached.kind === 'film')
      change(officer, of, (each) => ({ ...each, attached: { ...attached, alt } }));
    officer.read();
  },
  'attach a card, a GIF, a film': (officer, of, where) => {
    officer.happens(officer.composer.addMedia, new MouseEvent('click', { bubbles: true }));
    const film = { kind: 'film' as const, id: fresh('film'), src: `blob:${fresh('film')}`, alt: '' };
    const attached = at(
      [{ kind: 'card' as const, host: 'krefeld.de' }, { kind: 'gif' as const }, film],
      where,
    );
    change(officer, of, (post) => (post.pictures.length ? post : { ...post, attached }));
  },
  'take it away': (officer, of) => change(officer, of, (post) => ({ ...post, attached: undefined })),
  quote: (officer, of) => change(officer, of, (post) => ({ ...post, isQuote: !post.isQuote })),
  'load a draft': (officer, of, where, text) => {
    const { composer } = officer;
    // Some of what it holds may look like what is there: the same picture, the same words.
    const alike = composer.posts().flatMap(({ pictures }) => pictures);
    const shown = alike
      .slice(0, where % 3)
      .map((each) => ({ ...picture(), src: each.src, alt: `loaded ${each.src}` }));
    const posts: Written[] = [{ ...blank(), text: `${text} ${fresh('Entwurf')}`, pictures: shown }];
    if (of % 2) posts.push({ ...blank(), text: at(composer.posts(), of)?.text ?? '' });
    officer.setDraft(fresh('draft'));
    composer.set(posts.map((each) => composer.put(each)));
  },
  'draw all anew': (officer) => {
    officer.read();
    // What says nothing does not say that it is the same.
    if (officer.composer.posts().every(isBlank)) officer.setDraft(fresh('draft'));
    officer.composer.drawAnew();
    officer.read();
  },
  'change the text for Mastodon': (officer, of) => officer.changeText(of, fresh('own text ')),
  'change it again': (officer, of) => officer.changeText(of, fresh('own text ')),
  'take the original': (officer, of) => officer.changeText(of, undefined),
  'leave it so': (officer, of) => officer.keepText(of),
  'describe a picture for Mastodon': (officer, of) =>
    officer.changeDescription(of, fresh('own description ')),
  'describe another for Mastodon': (officer, of) => officer.changeDescription(of, fresh('own description ')),
  'write a warning': (officer) => officer.warn(fresh('warning ')),
};

/** Without these the others prove nothing. */
const often = ['read', ...Object.keys(acts).filter((name) => name.includes('for Mastodon')), 'add a picture'];

let earlier = new Map<string, string[]>();
const source = () => `data:image/png;base64,${fresh('source')}`;
const picture = () => ({ id: fresh('picture'), src: source(), alt: '' });

function change(officer: Officer, of: number, how: (post: Post) => Post): void {
  const post = postAt(officer, of);
  if (!post) return;
  const next = how(post);
  if (next.text !== post.text) earlier.set(post.id, [...(earlier.get(post.id) ?? []), post.text]);
  officer.composer.set(officer.composer.posts().map((each) => (each === post ? next : each)));
}

const counts = { sequences: 0, acts: 0, checked: 0, published: 0, asked: 0, wrong: 0 };
// A word for everybody who reads the log: what was tried, and how much of it was wrong.
afterAll(() => console.table([counts]));

test('whatever a composer does, nothing that was changed for Mastodon lands on something else, or goes without a word', {
  timeout: 600_000,
}, async () => {
  const act = fc.tuple(fc.constantFrom(...Object.keys(acts), ...often, ...often), place, place, words);
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60, size: 'max' }), async (all) => {
      earlier = new Map();
      const officer = await open();
      for (const [name, of, where, text] of all) {
        acts[name]?.(officer, of, where, text);
        counts.acts += 1;
      }
      officer.read();
      const became = await officer.publish();
      counts.sequences += 1;
      counts.checked += officer.checked();
      if (became !== 'nothing') counts[became] += 1;
      counts.wrong += officer.wrong.length;
      expect(officer.wrong).toEqual([]);
    }),
    { numRuns: runs, ...(process.env.MITPOSTEN_LONG ? {} : { seed: 20_261_129 }) },
  );
});
