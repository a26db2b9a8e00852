import { spell, spreadOf } from './figures.ts';
import type { Moments, Pair } from './mirror-time.ts';
import type { Result, Row } from './table.ts';

const goal = 1.05;

/** The steps between the platform's answer and the status, each from the one before it. */
const steps: [keyof Moments, string][] = [
  ['reading', 'notice the post'],
  ['recordRead', 'find the server, read the record'],
  ['blobsRead', 'read the pictures'],
  ['asking', 'plan, compare the pictures with others, store'],
  ['compared', 'ask what stands at the account'],
  ['uploading', 'take place and device out of the pictures'],
  ['uploaded', 'upload'],
  ['posting', 'store'],
  ['posted', 'post'],
];

/** What the pairs say. */
export function mirrorResult(pairs: Pair[]): Result {
  const fromClick = ({ click, posted }: Moments) => posted - click;
  const fromAnswer = ({ posted }: Moments) => posted;
  const compared = [
    { from: 'the Post click', time: fromClick },
    { from: "the platform's answer", time: fromAnswer },
  ].map(({ from, time }) => {
    const extension = spreadOf(pairs.map((pair) => time(pair.extension)));
    const bare = spreadOf(pairs.map((pair) => time(pair.bare)));
    const ratio = spreadOf(pairs.map((pair) => time(pair.extension) / time(pair.bare)));
    return { from, extension, bare, ratio };
  });
  const rows = compared.flatMap(({ from, extension, bare, ratio }, index): Row[] => {
    // The goal is for what a person waits for.
    const held = index === 0 ? { goal: `≤ ${goal} ×`, met: ratio.median <= goal } : {};
    return [
      { what: `from ${from}: extension ÷ bare script`, value: spell(ratio, 2), ...held },
      { what: '  extension', value: `${spell(extension, 0)} ms` },
      { what: '  bare script', value: `${spell(bare, 0)} ms` },
    ];
  });
  const [extension, bare] = [
    stepsOf(pairs.map((pair) => pair.extension)),
    stepsOf(pairs.map((pair) => pair.bare)),
  ];
  const compareSteps = steps.map(([key, what]): Row => {
    return { what: `  ${what}`, value: `${extension[key].toFixed(1)} | ${bare[key].toFixed(1)} ms` };
  });
  return {
    name: '(b) From Bluesky to Mastodon: one post with two pictures, Chromium',
    rows: [...rows, { what: 'step by step (medians)', value: 'extension | bare' }, ...compareSteps],
    notes: [
      `Medians and quartiles of ${pairs.length} pairs in one run of the shipped build, no pause before sending; which of a pair comes first alternates.`,
      'The bare script does the same reads, uploads and post with plain fetch in a page of the extension, so with the same TLS, CORS and connections, for a post like the other one of its pair, to another account of the same server. It checks, stores and plans nothing. It asks the directory after posting; the extension did so when the mirror was armed.',
      "It is set going by the stage in the moment in which the PDS has sent its answer; the extension has to notice by itself. So the line from the platform's answer is the stricter one.",
      'Readable: the server has committed the status and sent its answer. All times are taken by the clock of the servers.',
    ],
    figures: { goal, compared, steps: { extension, bare }, pairs },
  };
}

/** How long each step takes, by its name. */
function stepsOf(moments: Moments[]): Record<keyof Moments, number> {
  const durations = moments.map((each) => {
    const lasted = steps.map(([key], index) => {
      const [before] = steps[index - 1] ?? [];
      return [key, each[key] - (before ? each[before] : 0)] as const;
    });
    return Object.fromEntries(lasted);
  });
  const keys = ['click', ...steps.map(([key]) => key)] as const;
  return Object.fromEntries(
    keys.map((key) => [key, key === 'click' ? 0 : spreadOf(durations.map((each) => each[key] ?? 0)).median]),
    // fromEntries forgets the names of the keys.
  ) as Record<keyof Moments, number>;
}
