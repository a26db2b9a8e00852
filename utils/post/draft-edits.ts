import type { Edits } from './edits.ts';
import type { Draft } from './types.ts';

/**
 * What a person changed for Mastodon alone while a post was written: each change tied to the post, the part or the picture
 * that it was made for, by its key in the draft. Without that it changes nothing.
 */
export interface DraftEdits extends Pick<Edits, 'warning' | 'language' | 'visibility' | 'reason'> {
  /** The draft's key: what is said of the whole post is said of this one. */
  post?: string | undefined;
  /** By the part's key. */
  texts?: Record<string, OwnText> | undefined;
  /** Alternative texts by the medium's key. */
  descriptions?: Record<string, string> | undefined;
}

/** A text for Mastodon alone, and what the original was when it was written, or looked at last. */
export interface OwnText {
  text: string;
  of: string;
}

/** Which parts and pictures of a draft a post is made of, in its order; `null` for what cannot be tied to any. */
export interface Drafted {
  key: string | null;
  parts: DraftedPart[];
  /** Keys of what the draft had and the post may have, but nobody can say where. */
  loose?: string[];
  /** The page does not show all pictures at this moment: one that is not among them may be there. */
  more?: boolean;
}

interface DraftedPart {
  key: string | null;
  /** What the composer held. */
  text: string;
  media: (string | null)[];
}

/** Edits as they hold for one post, and what is not to be decided without a person. */
export interface Settled {
  edits: Edits;
  /** The parts, by index, whose original has changed since their own text was written. */
  outdated: number[];
  /** What was changed for something that is not there any more. */
  lapsed: Lapsed[];
  /** Something was changed for what the post has, but nobody can say where. */
  isLoose: boolean;
}

/** A change that holds for nothing any more; `text` so that a person may use it elsewhere. */
export interface Lapsed {
  kind: 'text' | 'description' | 'post';
  text: string;
}

const keysOfPost = ['warning', 'language', 'visibility', 'reason'] as const;

/** The edits of a draft as those of a post that is made of it. Whose original has changed are among them. */
export function settled(edits: DraftEdits, drafted: Drafted): Settled {
  const { key, parts, loose = [] } = drafted;
  const { texts = {}, descriptions = {} } = edits;
  const own = parts.map((part) => (part.key === null ? undefined : texts[part.key]));
  const media = parts.flatMap((part) => part.media);
  const result: Edits = {};
  if (own.some(Boolean)) {
    result.texts = Object.fromEntries(own.flatMap((each, index) => (each ? [[index, each.text]] : [])));
  }
  const described = media.flatMap((each, index) => {
    const text = each === null ? undefined : descriptions[each];
    return text === undefined ? [] : [[index, text] as const];
  });
  if (described.length) result.descriptions = Object.fromEntries(described);
  const whole = edits.post !== undefined && edits.post === key ? pick(edits) : {};
  return {
    edits: { ...result, ...whole },
    outdated: own.flatMap((each, index) =>
      each && !isSameOriginal(each.of, parts[index]?.text ?? '') ? [index] : [],
    ),
    lapsed: lapsedOf(edits, drafted),
    isLoose: loose.some((each) => each in texts || each in descriptions || each === edits.post),
  };
}

/** The same without the own texts of these parts. */
export function withoutTexts(edits: Edits, parts: readonly number[]): Edits {
  const { texts, ...rest } = edits;
  const left = Object.entries(texts ?? {}).filter(([index]) => !parts.includes(Number(index)));
  return left.length ? { ...rest, texts: Object.fromEntries(left) } : rest;
}

/** Which parts and pictures a draft has, for the post that is made of these parts of it. */
export function draftedOf(draft: Draft): Drafted {
  const parts = draft.parts.map(({ key = null, text, media }) => ({
    key,
    text,
    media: media.map((each) => each.key ?? null),
  }));
  return { key: draft.key ?? null, parts, more: draft.parts.some(({ more }) => more) };
}

/** Of a post that may be another one: whatever was changed, nobody can say whether it was for this. */
export function nobodyKnows({ post, texts = {}, descriptions = {} }: DraftEdits): Drafted {
  const loose = [...Object.keys(texts), ...Object.keys(descriptions), ...(post === undefined ? [] : [post])];
  return { key: null, parts: [], loose };
}

/** The edits without what holds for nothing any more. */
export function withoutLapsed(edits: DraftEdits, drafted: Drafted): DraftEdits {
  const { key, more = false } = drafted;
  const there = keysIn(drafted);
  const kept = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([each]) => there.has(each)));
  const { texts, descriptions } = edits;
  const whole = edits.post !== undefined && edits.post === key ? { ...pick(edits), post: edits.post } : {};
  return {
    ...whole,
    ...(texts && { texts: kept(texts) }),
    ...(descriptions && { descriptions: more ? descriptions : kept(descriptions) }),
  };
}

/** Whether a person changed anything that goes to Mastodon. A reason to go without a description stays here. */
export function isAnythingChanged({ texts = {}, descriptions = {}, ...edits }: DraftEdits): boolean {
  const counts = [texts, descriptions].some((each) => Object.keys(each).length > 0);
  return counts || [edits.warning, edits.language, edits.visibility].some((each) => each !== undefined);
}

function lapsedOf(edits: DraftEdits, drafted: Drafted): Lapsed[] {
  // Some screens of a composer show nothing of it.
  if (!drafted.parts.length) return [];
  const there = keysIn(drafted);
  const { texts = {}, descriptions = {}, post } = edits;
  const gone = <T>(all: Record<string, T>) => Object.entries(all).filter(([key]) => !there.has(key));
  const { warning, language, visibility, reason } = edits;
  const whole = [warning, language, visibility, reason].some((each) => each !== undefined);
  return [
    ...gone(texts).map(([, { text }]): Lapsed => ({ kind: 'text', text })),
    ...(drafted.more ? [] : gone(descriptions)).map(([, text]): Lapsed => ({ kind: 'description', text })),
    ...(whole && post !== drafted.key
      ? [{ kind: 'post' as const, text: [warning, reason].filter(Boolean).join('\n') }]
      : []),
  ];
}

function keysIn({ parts, loose = [] }: Drafted): Set<string | null> {
  return new Set([...parts.flatMap(({ key, media }) => [key, ...media]), ...loose]);
}

function pick(edits: DraftEdits): Edits {
  return Object.fromEntries(
    keysOfPost.flatMap((key) => (edits[key] === undefined ? [] : [[key, edits[key]]])),
  );
}

/** White space is no other text: a blank at the end is typed before anybody knows. */
export function isSameOriginal(one: string, other: string): boolean {
  const bare = (text: string) => text.normalize().replace(/\s+/g, ' ').trim();
  return bare(one) === bare(other);
}
