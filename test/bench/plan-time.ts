import { plan } from '../../utils/mastodon/plan.ts';
import type { PlanTarget } from '../../utils/post/account.ts';
import { newRule } from '../../utils/post/rule.ts';
import { percentile } from './figures.ts';
import { longPost } from './long-post.ts';
import type { Result } from './table.ts';
import { timeOf } from './time-of.ts';

const warmUps = 300;
const rounds = 2000;
/** Half a frame, half of that again: the preview plans at every key. */
const goal = 4;

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

/** (f) How long a very long post is planned. */
export function planTime(): Result {
  const measured = kinds.map(({ what, emoji, numbered }) => {
    const post = longPost({ emoji });
    let statuses = 0;
    const once = () => {
      statuses = plan(post, account, { ...rule, numbered }).statuses.length;
    };
    for (let round = 0; round < warmUps; round += 1) once();
    const times = Array.from({ length: rounds }, () => timeOf(once));
    return { what, statuses, median: percentile(times, 0.5), most: percentile(times, 0.95) };
  });
  return {
    name: '(f) Plan of a post of 5,000 characters with 20 links',
    rows: measured.map(({ what, statuses, median, most }) => ({
      what: `${what}: ${statuses} statuses`,
      value: `${median.toFixed(2)} (95 % below ${most.toFixed(2)}) ms`,
      goal: `< ${goal} ms`,
      met: most < goal,
    })),
    notes: [
      `One thread in Node, ${rounds} plans of each kind after ${warmUps} to warm up: median and 95th percentile. Met: the 95th percentile is below the goal. What other processes take of the processor counts too.`,
    ],
    figures: { goal, measured },
  };
}
