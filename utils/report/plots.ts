import { type Report, shareOf } from '../post/report.ts';
import type { Drawing, FigureName } from '../post/report-view.ts';
import { bars } from './plots/bars.ts';
import type { Look } from './plots/drawing.ts';
import { lines } from './plots/lines.ts';
import { durationText, monthText, numberText, type Speech, shareText } from './words.ts';

/** The figures that are drawn. */
export const drawnFigures = [
  ...(['platforms', 'outcomes', 'delay', 'descriptions', 'followers', 'reasons', 'troubles'] as const),
] satisfies FigureName[];
export type DrawnFigure = (typeof drawnFigures)[number];

export const isDrawn = (name: FigureName): name is DrawnFigure =>
  (drawnFigures as readonly FigureName[]).includes(name);

/** The drawing of a figure; `undefined` where there is nothing to draw. Its numbers stand in the figure's table. */
export function plotOf(name: DrawnFigure, report: Report, speech: Speech, look: Look): Drawing | undefined {
  return makers[name](report, speech, look);
}

type Make = (report: Report, speech: Speech, look: Look) => Drawing | undefined;

const makers: Record<DrawnFigure, Make> = {
  platforms: ({ months, byPlatformAndMonth }, speech, look) =>
    byPlatformAndMonth.length
      ? lines(
          {
            ...head('platforms', speech),
            steps: months.map((month) => monthText(month, speech)),
            series: byPlatformAndMonth.map(({ name, value }) => ({
              name: speech.platform(name),
              values: value.map(({ mirrored, base }) => shareOf(mirrored, base)),
            })),
            ...{ most: 1, textOf: (value: number) => `${numberText(Math.round(value * 100), speech)} %` },
          },
          look,
        )
      : undefined,
  outcomes: ({ byPlatform }, speech, look) => {
    const keys = ['mirrored', 'declined', 'offered', 'missed', 'open', 'unrecognised'] as const;
    if (!byPlatform.length) return undefined;
    return bars(
      {
        ...{
          ...head('outcomes', speech),
          kind: 'stacked',
          parts: keys.map((key) => speech.words(`outcome.${key}`)),
        },
        rows: byPlatform.map(({ name, value }) => ({
          name: speech.platform(name),
          values: keys.map((key) => value[key]),
          text: shareText(shareOf(value.mirrored, value.base), speech),
        })),
      },
      look,
    );
  },
  delay: ({ delayByPlatform }, speech, look) => {
    const known = delayByPlatform.filter(({ value }) => value.known > 0);
    if (!known.length) return undefined;
    return bars(
      {
        ...{ ...head('delay', speech), kind: 'beside' },
        parts: [speech.words('column.median'), speech.words('column.ninth')],
        rows: known.map(({ name, value: { median = 0, ninth = 0 } }) => ({
          ...{ name: speech.platform(name), values: [median, ninth], text: '' },
        })),
        textOf: (value) => durationText(value, speech),
      },
      look,
    );
  },
  descriptions: ({ descriptions: { pictures, videos, ...how } }, speech, look) => {
    const keys = ['byPerson', 'byMachine', 'reasoned', 'none'] as const;
    if (pictures + videos === 0) return undefined;
    return counts(
      'descriptions',
      keys.map((key) => ({ name: speech.words(`described.${key}`), value: how[key] })),
      speech,
      look,
    );
  },
  followers: ({ followers, months }, speech, look) => {
    const accounts = [...new Set(followers.map(({ account }) => account))];
    if (!accounts.length) return undefined;
    const most = Math.max(...followers.map(({ count }) => count));
    return lines(
      {
        ...head('followers', speech),
        steps: months.map((month) => monthText(month, speech)),
        series: accounts.map((account) => ({
          name: `@${account}`,
          values: months.map(
            (month) => followers.find((each) => each.account === account && each.month === month)?.count,
          ),
        })),
        ...{ most: roundUp(most), textOf: (value: number) => numberText(Math.round(value), speech) },
      },
      look,
    );
  },
  reasons: ({ reasons, total: { offered, missed, open } }, speech, look) =>
    counts(
      'reasons',
      [
        ...reasons.map(({ name, value }) => ({ name: speech.words(`reason.${name}`), value })),
        ...Object.entries({ offered, missed, open }).map(([key, value]) => ({
          name: speech.words(`outcome.${key}`),
          value,
        })),
      ].filter(({ value }) => value > 0),
      speech,
      look,
    ),
  troubles: ({ failures }, speech, look) =>
    counts(
      'troubles',
      failures.byReason.map(({ name, value }) => ({ name: speech.words(`trouble.${name}`), value })),
      speech,
      look,
    ),
};

function counts(
  figure: DrawnFigure,
  rows: { name: string; value: number }[],
  speech: Speech,
  look: Look,
): Drawing | undefined {
  if (!rows.length) return undefined;
  return bars(
    {
      ...{ ...head(figure, speech), kind: 'stacked', parts: [''] },
      rows: rows.map(({ name, value }) => ({ name, values: [value], text: numberText(value, speech) })),
    },
    look,
  );
}

function head(figure: DrawnFigure, { words }: Speech): { title: string; description: string } {
  return { title: words(`figure.${figure}.title`), description: words(`figure.${figure}.alt`) };
}

/** The next number with one digit and nothing but zeros, or the half of one: what a scale ends with. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return Math.max(Math.ceil(value / (power / 2)) * (power / 2), 4);
}
