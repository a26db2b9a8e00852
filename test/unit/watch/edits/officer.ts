import { page as bluesky } from '../../../../utils/platforms/bluesky/page.ts';
import { type DraftEdits, draftedOf, type Settled, settled } from '../../../../utils/post/draft-edits.ts';
import type { Draft } from '../../../../utils/post/types.ts';
import { withDescription, withText, withTextKept, withWhole } from '../../../../utils/preview/changes.ts';
import { editsOf, lapsedOf, mediaOf } from '../../../../utils/preview/draft-post.ts';
import { previewed } from '../../preview/previewed.ts';
import { exchange, openPage, profile, publication } from '../page-of-composers.ts';
import { type Composer, element, isBlank, openComposer, type Post } from './bluesky-composer.ts';

/** What a picture or film is, whatever it looks like. */
interface Thing {
  id: string;
  src: string;
  alt: string;
}

/** What was in the composer when it was read last. */
interface Seen {
  draft: string;
  /** All that it says and shows, whatever it is. */
  says: string;
  posts: { id: string; text: string; isBlank: boolean; media: Thing[] }[];
}

/** What a person meant: for which post, which picture, which draft. */
interface Meant {
  texts: Map<string, { text: string; of: string }>;
  descriptions: Map<string, { text: string; src: string; draft: string }>;
  whole: { draft: string; warning: string } | undefined;
}

const bare = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Somebody who writes a post, and changes things for Mastodon alone meanwhile; and what they meant by it. */
export async function open() {
  document.body.replaceChildren();
  const page = openPage({
    view: { armed: true },
    page: { ...bluesky, profile: () => profile, acting: () => profile },
  });
  const composer = openComposer();
  page.tab.notice(composer.dialog);
  // The answer of the background, which here is at once.
  while (!page.composer()?.view) await null;

  let draftId = 'draft';
  let edits: DraftEdits = {};
  const meant: Meant = { texts: new Map(), descriptions: new Map(), whole: undefined };
  /** Of each picture the others that were there beside it: whatever they look like, they are others. */
  const beside = new Map<string, Set<string>>();
  /** Posts that took the place of another and say and show the very same. */
  const same = new Map<string, string>();
  let seen: Seen = look();
  const wrong: string[] = [];
  let checked = 0;

  function look(before?: Seen): Seen {
    const says = JSON.stringify(composer.posts().map(saysOf));
    // What says and shows the very same as the one before it is the same to whoever looks at it.
    if (before?.says === says && before.posts.some((post) => !post.isBlank)) {
      draftId = before.draft;
      for (const [index, { id }] of composer.posts().entries()) same.set(id, before.posts[index]?.id ?? id);
    }
    const posts = composer.posts().map((post) => ({ ...seenOf(post), id: same.get(post.id) ?? post.id }));
    const ids = posts.flatMap(({ media }) => media.map(({ id }) => id));
    // Cropped, it looks otherwise.
    for (const { id, src } of posts.flatMap(({ media }) => media)) {
      const own = meant.descriptions.get(id);
      if (own) own.src = src;
    }
    for (const id of ids) beside.set(id, new Set([...(beside.get(id) ?? []), ...ids]));
    return { draft: draftId, says, posts };
  }

  const draft = (): Draft => page.composer()?.draft ?? { parts: [], language: undefined };
  const frame = () => {
    const base = previewed('');
    return { ...base, draft: draft(), basis: { ...base.basis, edits } };
  };

  /** The page is read, and what the preview shows is checked. */
  function read(): void {
    page.tab.refresh();
    seen = look(seen);
    const { parts } = draft();
    if (parts.length !== seen.posts.length) wrong.push(`${parts.length} parts of ${seen.posts.length} posts`);
    parts.forEach((part, index) => {
      const post = seen.posts[index];
      const alts = post?.media.map(({ alt }) => alt) ?? [];
      if (part.media.length !== alts.length) wrong.push(`${part.media.length} media of ${alts.length}`);
      part.media.forEach(({ description }, at) => {
        checked += 1;
        if (description !== undefined && description !== alts[at]) {
          wrong.push(`description ${description} for ${alts[at]}`);
        }
      });
    });
    check(
      editsOf(frame()),
      seen.posts.filter((post) => !post.isBlank),
    );
    nothingIsSilent();
  }

  /** What lands on a post is what was meant for it. */
  function check({ edits: landed, outdated }: Settled, posts: Seen['posts']): void {
    for (const [index, text] of Object.entries(landed.texts ?? {})) {
      checked += 1;
      const post = posts[Number(index)];
      const own = post && meant.texts.get(post.id);
      if (own?.text !== text) wrong.push(`text "${text}" on ${post?.id}`);
      else if (bare(own.of) !== bare(post?.text ?? '') && !outdated.includes(Number(index))) {
        wrong.push(`stale text "${text}" unasked`);
      }
    }
    const media = posts.flatMap((post) => post.media);
    for (const [index, text] of Object.entries(landed.descriptions ?? {})) {
      checked += 1;
      const thing = media[Number(index)];
      // A picture that is taken out and chosen once more is the same one to whoever described it; in another draft it is not.
      const [id, alike] =
        [...meant.descriptions].find(
          ([, each]) => each.draft === seen.draft && each.src === thing?.src && each.text === text,
        ) ?? [];
      if (thing && meant.descriptions.get(thing.id)?.text === text) continue;
      if (!thing || !alike || id === undefined) {
        wrong.push(`description "${text}" on ${thing?.id}`);
        continue;
      }
      // From now on it is this one's, also where it is cropped.
      meant.descriptions.set(thing.id, { ...alike });
      if (!media.some((each) => each.id === id)) meant.descriptions.delete(id);
    }
    if (landed.warning !== undefined) {
      checked += 1;
      const { whole } = meant;
      if (whole?.warning !== landed.warning || whole.draft !== seen.draft)
        wrong.push(`warning ${landed.warning}`);
    }
  }

  /** What a person changed holds, or it is said that it does not. */
  function nothingIsSilent(): void {
    const lapsed = lapsedOf(frame()).map(({ text }) => text);
    const holds = settled(edits, draftedOf(draft())).edits;
    const all = [
      ...Object.values(holds.texts ?? {}),
      ...Object.values(holds.descriptions ?? {}),
      holds.warning,
    ];
    const said = [...all, ...lapsed];
    const own = [...meant.texts.values(), ...meant.descriptions.values()].map(({ text }) => text);
    for (const text of [...own, ...(meant.whole ? [meant.whole.warning] : [])]) {
      checked += 1;
      if (!said.includes(text)) wrong.push(`silent: "${text}"`);
    }
  }

  const edit = (change: Partial<DraftEdits>) => {
    edits = { ...edits, ...change };
  };

  return {
    ...{ composer, read, wrong },
    checked: () => checked,
    /** Something happens in the page, which is read before that. */
    happens(target: Element, event: Event): void {
      read();
      page.happens(target, event);
    },
    setDraft(id: string): void {
      draftId = id;
    },
    /** Another text for Mastodon, for the post with this place among those that the preview shows. */
    changeText(place: number, text: string | undefined): void {
      const shown = draft().parts.flatMap((part, index) =>
        seen.posts[index]?.isBlank ? [] : [{ part, index }],
      );
      const { part, index } = shown[place % Math.max(1, shown.length)] ?? {};
      const post = seen.posts[index ?? -1];
      if (!part?.key || !post) return;
      edit(withText(frame(), part.key, text));
      if (text === undefined) meant.texts.delete(post.id);
      else meant.texts.set(post.id, { text, of: meant.texts.get(post.id)?.of ?? post.text });
    },
    keepText(place: number): void {
      const part = draft().parts[place % Math.max(1, draft().parts.length)];
      const post = seen.posts[place % Math.max(1, seen.posts.length)];
      if (!part?.key || !post) return;
      edit(withTextKept(frame(), part.key));
      const own = meant.texts.get(post.id);
      if (own) meant.texts.set(post.id, { ...own, of: post.text });
    },
    changeDescription(place: number, text: string): void {
      const media = mediaOf(draft());
      const things = seen.posts.flatMap((post) => post.media);
      const at = place % Math.max(1, media.length);
      const [key, thing] = [media[at]?.key, things[at]];
      if (!key || !thing) return;
      edit(withDescription(frame(), key, text));
      // Chosen once more, it is the same picture: what is written now takes the place of what was.
      for (const [id, { src, draft: of }] of meant.descriptions) {
        const isGone = !things.some((each) => each.id === id) && !beside.get(id)?.has(thing.id);
        if (isGone && src === thing.src && of === seen.draft) meant.descriptions.delete(id);
      }
      meant.descriptions.set(thing.id, { text, src: thing.src, draft: seen.draft });
    },
    warn(warning: string): void {
      edit(withWhole(frame(), { warning }));
      meant.whole = { draft: seen.draft, warning };
    },
    /** Post is pressed, and the post is out: what goes to Mastodon is checked. */
    async publish(): Promise<'published' | 'asked' | 'nothing'> {
      const posts = composer.posts().filter((post) => !isBlank(post));
      if (!posts.length) return 'nothing';
      page.happens(composer.publish, new MouseEvent('click', { bubbles: true }));
      seen = look(seen);
      const parts = posts.map((post) => ({
        ...{ id: `at://${post.id}`, revision: 'r', text: post.text },
        holds: seenOf(post).media.length,
      }));
      await page.tab.hear(exchange(publication(`at://${posts[0]?.id}`, '', { parts })));
      const sent = page.sent('published')[0] ?? page.sent('offer')[0];
      if (!sent) {
        wrong.push('nothing was sent');
        return 'nothing';
      }
      const result = settled(edits, sent.drafted);
      check(
        result,
        seen.posts.filter((post) => !post.isBlank),
      );
      return result.isLoose || result.outdated.length ? 'asked' : 'published';
    },
  };
}

export type Officer = Awaited<ReturnType<typeof open>>;

function seenOf(post: Post): Seen['posts'][number] {
  const { id, text, pictures, attached } = post;
  const film = attached?.kind === 'film' ? [attached] : [];
  return {
    id,
    text,
    isBlank: isBlank(post),
    media: [...pictures, ...film].map((thing) => ({ id: thing.id, src: thing.src, alt: thing.alt })),
  };
}

const saysOf = ({ text, pictures, attached, isQuote }: Post) => [
  bare(text),
  pictures.map(({ src }) => src),
  attached,
  isQuote,
];

/** The dialog for an alternative text, opened by a click on this; whatever closes it. */
export function describeBy(
  officer: Officer,
  target: Element,
  text: string,
  shows: string | undefined,
  before: string,
): void {
  officer.happens(target, new MouseEvent('click', { bubbles: true }));
  const dialog = element(
    `<div role="dialog">${shows ? `<img src="${shows}">` : ''}<textarea></textarea></div>`,
  );
  document.body.append(dialog);
  const field = dialog.querySelector('textarea') as HTMLTextAreaElement;
  field.value = before;
  officer.happens(field, new FocusEvent('focusin', { bubbles: true }));
  field.value = text;
  officer.happens(field, new InputEvent('input', { bubbles: true }));
  dialog.remove();
}

export const isOpen = (composer: Composer) => composer.dialog.isConnected;
