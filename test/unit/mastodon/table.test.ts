import { describe, expect, it } from 'vitest';
import { plan } from '../../../utils/mastodon/plan.ts';
import type { PlanTarget } from '../../../utils/post/account.ts';
import type { Loss, Plan } from '../../../utils/post/plan.ts';
import { newRule } from '../../../utils/post/rule.ts';
import type { Post, PostPart, Segment } from '../../../utils/post/types.ts';
import { council } from '../../fixtures/municipal-posts/council.ts';
import { easyLanguage } from '../../fixtures/municipal-posts/easy-language.ts';
import { events } from '../../fixtures/municipal-posts/events.ts';
import { links } from '../../fixtures/municipal-posts/links.ts';
import { media } from '../../fixtures/municipal-posts/media.ts';
import { notices } from '../../fixtures/municipal-posts/notices.ts';
import { small } from '../../fixtures/municipal-posts/small.ts';
import { threads } from '../../fixtures/municipal-posts/threads.ts';
import type { MunicipalPart, MunicipalPost, Server } from '../../fixtures/municipal-posts/types.ts';
import { warnings } from '../../fixtures/municipal-posts/warnings.ts';

const groups = { notices, events, council, warnings, easyLanguage, media, threads, links, small };

const accounts: Record<Server, PlanTarget> = {
  mastodon: account(500, 4, 'mastodon'),
  large: account(5000, 16, 'mastodon'),
  gotosocial: account(5000, 6, 'gotosocial'),
};
const servers: Server[] = ['mastodon', 'large', 'gotosocial'];

/** The marks at which each server's limit divides a text. */
const marks: Record<Server, RegExp> = { mastodon: /✂/, large: /▼/, gotosocial: /[▼▽]/ };

const rule = newRule({ platform: 'bluesky', id: 'did:plc:krefeld', name: 'stadt-krefeld.bsky.social' }, []);

it('the table has at least 60 posts, each under a name of its own', () => {
  const names = Object.values(groups).flatMap((posts) => posts.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(60);
});

describe.each(Object.entries(groups))('%s', (_, posts) => {
  describe.each(posts.map((given) => [given.name, given] as const))('%s', (_, given) => {
    it.each(servers)('%s', (server) => {
      expect(plan(postOf(given), accounts[server], rule)).toEqual(expectedPlan(given, server));
    });
  });
});

function account(characters: number, mediaLimit: number, software: string): PlanTarget {
  const limits = { characters, charactersPerUrl: 23, media: mediaLimit, descriptionCharacters: 1500 };
  return { limits, server: { software } };
}

function postOf({ parts, language = 'de' }: MunicipalPost): Post {
  return { parts: parts.map(partOf), language: language || undefined, time: 0 };
}

function partOf({ text, links = [], labels = [], ...part }: MunicipalPart): PostPart {
  const all = kindsOf(part).map((kind) => ({ kind, file: new Blob(), description: 'Beschreibung' }));
  return { segments: segmentsOf(text), links, labels, media: all };
}

function kindsOf({
  images = 0,
  media: kinds,
}: Pick<MunicipalPart, 'images' | 'media'>): ('image' | 'video')[] {
  return kinds ?? Array.from({ length: images }, () => 'image' as const);
}

const MARKUP = /\[([^\]]*)\]\(((?:[^\s()]|\([^\s()]*\))+)\)|#([\p{L}\p{N}]+)|@((?:[\w-]+\.)+[a-z]+)/gu;

function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let copied = 0;
  for (const match of text.matchAll(MARKUP)) {
    const [whole, shown = '', url, tag, name] = match;
    const isInWord = /[\w/?]$/.test(text.slice(0, match.index));
    if (isInWord) continue;
    segments.push({ kind: 'text', text: text.slice(copied, match.index) });
    if (url) segments.push({ kind: 'link', text: shown, url });
    else if (tag) segments.push({ kind: 'hashtag', tag });
    else if (name) segments.push({ kind: 'mention', name, url: `https://bsky.app/profile/${name}` });
    copied = match.index + whole.length;
  }
  segments.push({ kind: 'text', text: text.slice(copied) });
  return segments.filter((segment) => segment.kind !== 'text' || segment.text !== '');
}

/** What the marks and lists of the fixture say, laid out as a plan. */
function expectedPlan(given: MunicipalPost, server: Server): Plan {
  const texts = given.parts.map(({ text, expected = text }) => dividedAt(expected, marks[server]));
  const groups = given.media?.[server] ?? mediaAtFirst(given.parts, texts);
  const language = given.language ?? 'de';
  const statuses = groups.map((indexes, index) => ({
    text: texts.flat()[index] ?? '',
    spoilerText: given.warnings?.[index] ?? '',
    sensitive: Boolean(given.warnings?.[index]) && indexes.length > 0,
    language: language.slice(0, 2) || undefined,
    visibility: 'public' as const,
    media: indexes,
    replyTo: index === 0 ? undefined : index - 1,
  }));
  return { statuses, losses: [...lossesOf(given.parts, texts, groups), ...(given.losses ?? [])] };
}

function dividedAt(expected: string, mark: RegExp): string[] {
  return expected
    .split(mark)
    .map((text) => text.replace(/[✂▼▽]/g, '').trim())
    .filter((text) => text !== '');
}

function mediaAtFirst(parts: MunicipalPart[], texts: string[][]): number[][] {
  let counted = 0;
  return parts.flatMap((part, index) => {
    const own = kindsOf(part).map((_, offset) => counted + offset);
    counted += own.length;
    const statuses = Math.max(texts[index]?.length ?? 0, own.length > 0 ? 1 : 0);
    return Array.from({ length: statuses }, (_, status) => (status === 0 ? own : []));
  });
}

function lossesOf(parts: MunicipalPart[], texts: string[][], groups: number[][]): Loss[] {
  const divided = texts.filter((own) => own.length > 1).flat().length;
  let counted = 0;
  let inReplies = 0;
  for (const part of parts) {
    const count = kindsOf(part).length;
    const first = groups.find((group) => group.includes(counted)) ?? [];
    inReplies += count - first.length;
    counted += count;
  }
  const losses: Loss[] = [];
  if (divided > 0) losses.push({ kind: 'split-text', statuses: divided });
  if (inReplies > 0) losses.push({ kind: 'media-in-replies', count: inReplies });
  return losses;
}
