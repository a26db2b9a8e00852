import { type Report, shareOf } from '../post/report.ts';
import type { Table } from '../post/report-view.ts';
import { headOf, numberCell, shareCell, tallyTable } from './cells.ts';
import { dayWords, monthText, type Speech } from './words.ts';

/** Outcomes by account: each publication at each of its accounts, so that there is no sum. */
export function accountTable({ byAccount, total }: Report, speech: Speech): Table {
  const named = byAccount.map(({ name, value }) => ({ name: `@${name}`, value }));
  const { head, rows } = tallyTable('account', named, total, speech);
  return { head, rows: rows.slice(0, -1) };
}

/** What a sample said of reading without signing in. */
export function readableTable({ readable: { asked, readable, from, to } }: Report, speech: Speech): Table {
  return {
    head: headOf(speech, 'sample', 'value'),
    rows: [
      [{ text: speech.words('sample.asked') }, numberCell(asked, speech)],
      [{ text: speech.words('sample.readable') }, numberCell(readable, speech)],
      [{ text: speech.words('column.share') }, shareCell(shareOf(readable, asked), speech)],
      [{ text: speech.words('sample.when') }, { text: spanText(from, to, speech) }],
    ],
  };
}

/** What the servers count. */
export function reachTable({ reach }: Report, speech: Speech): Table {
  const { counted, uncounted, gone, quotes, from, to } = reach;
  const numbers = {
    ...{ replies: reach.replies, boosts: reach.boosts, favourites: reach.favourites },
    quotes,
  };
  const row = (key: string, value: number | undefined) => [
    { text: speech.words(`reach.${key}`) },
    // What nobody counted is not zero.
    value === undefined || counted === 0 ? { text: '–' } : numberCell(value, speech),
  ];
  return {
    head: headOf(speech, 'reach', 'value'),
    rows: [
      ...Object.entries(numbers).map(([key, value]) => row(key, value)),
      ...Object.entries({ counted, uncounted, gone }).map(([key, value]) => [
        { text: speech.words(`reach.${key}`) },
        numberCell(value, speech),
      ]),
      [{ text: speech.words('sample.when') }, { text: spanText(from, to, speech) }],
    ],
  };
}

/** How many followed each account, by month. */
export function followersTable({ followers, months }: Report, speech: Speech): Table {
  const accounts = [...new Set(followers.map(({ account }) => account))];
  const countOf = (account: string, month: string) =>
    followers.find((each) => each.account === account && each.month === month)?.count;
  return {
    head: [...headOf(speech, 'month'), ...accounts.map((account) => `@${account}`)],
    rows: months.map((month) => [
      { text: monthText(month, speech) },
      ...accounts.map((account) => {
        const count = countOf(account, month);
        return count === undefined ? { text: '–' } : numberCell(count, speech);
      }),
    ]),
  };
}

function spanText(from: number | undefined, to: number | undefined, speech: Speech): string {
  if (from === undefined || to === undefined) return '–';
  const [first, last] = [dayWords(from, speech), dayWords(to, speech)];
  return first === last ? first : speech.words('fromTo', [first, last]);
}
