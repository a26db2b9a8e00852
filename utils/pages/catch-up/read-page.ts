import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { shownScript } from '../../platforms/hosts.ts';
import { inBackground } from '../../platforms/in-background.ts';
import { entriesOf, moment, textUpTo, webAddress } from '../../post/bounds.ts';
import type { Rule } from '../../post/rule.ts';
import type { KnownProfile, Shown, ShownPost } from '../../post/shown.ts';
import type { Segment } from '../../post/types.ts';
import type { Beside } from './beside.ts';

/*
 * What the reader in a page gives is parsed as everything that comes from a page: its shape, its bounds, and whose posts
 * were asked for.
 */
const text = textUpTo(100_000);
const name = textUpTo(500);
const segment: v.GenericSchema<unknown, Segment> = v.variant('kind', [
  v.object({ kind: v.literal('text'), text }),
  v.object({ kind: v.literal('link'), text, url: textUpTo(5000) }),
  v.object({ kind: v.literal('mention'), name, url: textUpTo(5000) }),
  v.object({ kind: v.literal('hashtag'), tag: name }),
]);
const media = v.object({
  kind: v.picklist(['image', 'video']),
  src: v.pipe(v.string(), v.maxLength(5000)),
  description: textUpTo(10_000),
  machineMade: v.boolean(),
});
const lack = v.picklist(['rest', 'text', 'pictures', 'video', 'tile']);
const post = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/)),
  profile: v.pipe(v.string(), v.maxLength(500)),
  address: v.pipe(webAddress, v.nonEmpty()),
  time: v.fallback(v.optional(moment), undefined),
  segments: v.pipe(v.array(segment), v.maxLength(5000)),
  links: entriesOf(v.pipe(v.string(), v.maxLength(5000), v.regex(/^https?:\/\//)), 20),
  ...{ media: v.pipe(v.array(media), v.maxLength(100)), lacks: entriesOf(lack, 10) },
});
const why = v.picklist(['nothing', 'foreign', 'group', 'shared', 'sponsored', 'limited']);
const shown = v.object({ posts: entriesOf(post, 200), why: v.fallback(v.optional(why), undefined) });

/** What a page is told of the profiles whose posts are looked for. `names`: those by which addresses call them. */
export function knownOf(
  rules: readonly Rule[],
  names: ReadonlyMap<string, ReadonlySet<string>>,
): KnownProfile[] {
  return rules.map(({ platform, profile, alsoAs, profileName }) => {
    const ids = [profile, ...alsoAs];
    const own =
      platform === 'facebook' ? ids.flatMap((id) => [...(names.get(id) ?? [])]) : [profileName.toLowerCase()];
    return { id: profile, ids, name: profileName, names: own.filter((each) => !ids.includes(each)) };
  });
}

/** What the page shows of these profiles' posts. The reader is put into it now, and reads once. Rejects where the tab is gone. */
export async function readPage({ tab, platform }: Beside, known: KnownProfile[]): Promise<Shown> {
  const target = { tabId: tab, frameIds: [0] };
  await browser.scripting.executeScript({ target, files: [`/${shownScript(platform)}`] });
  const [answer] = await browser.scripting.executeScript({
    target,
    args: [known],
    func: (profiles: KnownProfile[]) => {
      const world = globalThis as typeof globalThis & {
        mitpostenShown?: (profiles: KnownProfile[]) => unknown;
      };
      return world.mitpostenShown?.(profiles);
    },
  });
  return parseShown(answer?.result, platform, known);
}

/** What of an answer is what was asked for. */
export function parseShown(
  answer: unknown,
  platform: Beside['platform'],
  known: readonly KnownProfile[],
): Shown {
  const read = v.safeParse(shown, answer);
  if (!read.success) return { posts: [], why: 'nothing' };
  const from = inBackground[platform].shownFrom;
  const posts = read.output.posts
    .filter(({ profile }) => known.some(({ id }) => id === profile))
    .map(
      (each): ShownPost => ({
        ...each,
        time: each.time,
        platform,
        media: each.media.filter(({ src }) => from?.test(src)),
      }),
    );
  return posts.length ? { posts } : { posts, why: read.output.why ?? 'nothing' };
}
