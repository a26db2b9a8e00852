import { type Delay, type Report, shareOf, type Tally } from '../post/report.ts';
import type { Cell, FigureName, Table } from '../post/report-view.ts';
import { counted, durationCell, headOf, numberCell, shareCell, tallyTable } from './cells.ts';
import { accountTable, followersTable, reachTable, readableTable } from './tables-of-reach.ts';
import {
  failuresTable,
  lossesTable,
  notMirroredTable,
  reasonsTable,
  troublesTable,
} from './tables-of-reasons.ts';
import { monthText, numberText, type Speech, shareText } from './words.ts';

const makers: Record<FigureName, (report: Report, speech: Speech) => Table> = {
  coverage: ({ byMonth, total }, speech) => ({
    head: headOf(speech, 'month', 'base', 'mirrored', 'share'),
    rows: [
      ...byMonth.map(({ name, value }) => [{ text: monthText(name, speech) }, ...coverage(value, speech)]),
      [{ text: speech.words('total') }, ...coverage(total, speech)],
    ],
  }),
  platforms: ({ months, byPlatformAndMonth }, speech) => ({
    head: [speech.words('column.month'), ...byPlatformAndMonth.map(({ name }) => speech.platform(name))],
    rows: months.map((month, index) => [
      { text: monthText(month, speech) },
      ...byPlatformAndMonth.map(({ value }) => ofCell(value[index], speech)),
    ]),
  }),
  outcomes: ({ byPlatform, total }, speech) =>
    tallyTable(
      'platform',
      byPlatform.map(({ name, value }) => ({ name: speech.platform(name), value })),
      total,
      speech,
    ),
  institutions: ({ byInstitution, total }, speech) => tallyTable('institution', byInstitution, total, speech),
  accounts: accountTable,
  delay: ({ delay, delayByPlatform }, speech) => ({
    head: headOf(speech, 'platform', 'known', 'unknown', 'median', 'ninth'),
    rows: [
      ...delayByPlatform.map(({ name, value }) => delayRow(speech.platform(name), value, speech)),
      delayRow(speech.words('total'), delay, speech),
    ],
  }),
  descriptions: ({ descriptions: { pictures, videos, ...how } }, speech) => ({
    head: headOf(speech, 'described', 'count', 'share'),
    rows: [
      ...(['byPerson', 'byMachine', 'reasoned', 'none'] as const).map((key) => [
        { text: speech.words(`described.${key}`) },
        ...counted(how[key], pictures + videos, speech),
      ]),
      [{ text: speech.words('described.all') }, ...counted(pictures + videos, pictures + videos, speech)],
    ],
  }),
  ...{ readable: readableTable, reach: reachTable, followers: followersTable },
  ...{ reasons: reasonsTable, failures: failuresTable, troubles: troublesTable },
  ...{ losses: lossesTable, notMirrored: notMirroredTable },
};

/** The table of a figure. */
export function tableOf(name: FigureName, report: Report, speech: Speech): Table {
  return makers[name](report, speech);
}

function coverage({ base, mirrored }: Tally, speech: Speech): Cell[] {
  return [numberCell(base, speech), numberCell(mirrored, speech), shareCell(shareOf(mirrored, base), speech)];
}

function ofCell(tally: Tally | undefined, speech: Speech): Cell {
  const share = tally && shareOf(tally.mirrored, tally.base);
  if (!tally || share === undefined) return { text: '–' };
  const values = [
    shareText(share, speech),
    numberText(tally.mirrored, speech),
    numberText(tally.base, speech),
  ];
  return { text: speech.words('shareOf', values), value: share, unit: '%' };
}

function delayRow(name: string, { known, unknown, median, ninth }: Delay, speech: Speech): Cell[] {
  return [
    { text: name },
    ...[known, unknown].map((value) => numberCell(value, speech)),
    ...[median, ninth].map((value) => durationCell(value, speech)),
  ];
}
