import { createRequire } from 'node:module';
import { plan } from '../../utils/mastodon/plan.ts';
import { renderPart } from '../../utils/mastodon/render-part.ts';
import type { PlanTarget } from '../../utils/post/account.ts';
import { newRule } from '../../utils/post/rule.ts';
import { withoutTracking } from '../../utils/post/tracking.ts';
import type { Post } from '../../utils/post/types.ts';
import { longPost } from './long-post.ts';
import { compareCalls, rowsOf } from './ratio.ts';
import type { Result } from './table.ts';

const rounds = 1000;
const goal = 1.5;

const account: PlanTarget = {
  limits: { characters: 500, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 },
  server: { software: 'mastodon' },
};
const rule = newRule({ platform: 'facebook', id: '61550000000001', name: 'Stadt Krefeld' }, []);

const kinds = [
  { what: 'plain', emoji: false, numbered: false },
  { what: 'numbered', emoji: false, numbered: true },
  { what: 'with emoji', emoji: true, numbered: false },
  { what: 'numbered, with emoji', emoji: true, numbered: true },
];

// It brings no types.
const { parseTweet }: { parseTweet(text: string): unknown } = createRequire(import.meta.url)('twitter-text');

/** (f) How long a very long post is planned, against twitter-text's counting of the same text. */
export function planTime(): Result {
  const measured = kinds.map(({ what, emoji, numbered }) => {
    const post = longPost({ emoji });
    const text = textOf(post);
    const planned = () => plan(post, account, { ...rule, numbered });
    const times = compareCalls(planned, () => parseTweet(text), rounds);
    return { what, statuses: planned().statuses.length, ...times };
  });
  return {
    name: '(f) Plan of a post of 5,000 characters with 20 links',
    rows: measured.flatMap(({ what, statuses, ...times }) =>
      rowsOf(`${what}, ${statuses} statuses`, ['plan', 'parseTweet'], goal, times),
    ),
    notes: [
      `One thread in Node, ${rounds} of each in turn after as many to warm up: medians and quartiles. \`parseTweet\` of twitter-text counts the whole text once; a plan renders it, counts, divides and numbers it. Met: the median of the ratios is at most the goal.`,
    ],
    figures: { goal, measured },
  };
}

function textOf({ parts }: Post): string {
  return parts.map((part) => renderPart(part, withoutTracking)).join('\n\n');
}
