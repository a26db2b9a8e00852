import type { Named, NotMirrored, Report } from '../post/report.ts';
import type { Table } from '../post/report-view.ts';
import { counted, durationCell, headOf, numberCell } from './cells.ts';
import { dayWords, type Speech } from './words.ts';

/** Why publications are not on Mastodon: what people decided, and where nobody did. */
export function reasonsTable({ reasons, total }: Report, speech: Speech): Table {
  const { offered, missed, open } = total;
  const rows = [
    ...reasons.map(({ name, value }) => ({ name: speech.words(`reason.${name}`), value })),
    ...Object.entries({ offered, missed, open }).map(([key, value]) => ({
      name: speech.words(`outcome.${key}`),
      value,
    })),
  ].filter(({ value }) => value > 0);
  return shares('why', rows, total.base - total.mirrored, speech);
}

/** What hindered publications, and how it ended. */
export function failuresTable({ failures }: Report, speech: Speech): Table {
  const { all, publications, sent, givenUp, lasting, median, longest } = failures;
  return {
    head: headOf(speech, 'failure', 'value'),
    rows: [
      ...Object.entries({ all, publications, sent, givenUp, lasting }).map(([key, value]) => [
        { text: speech.words(`failure.${key}`) },
        numberCell(value, speech),
      ]),
      ...Object.entries({ median, longest }).map(([key, value]) => [
        { text: speech.words(`failure.${key}`) },
        durationCell(value, speech),
      ]),
    ],
  };
}

/** The reasons of what hindered publications. */
export function troublesTable({ failures }: Report, speech: Speech): Table {
  const rows = failures.byReason.map(({ name, value }) => ({ name: speech.words(`trouble.${name}`), value }));
  return {
    head: headOf(speech, 'trouble', 'count'),
    rows: rows.map(({ name, value }) => [{ text: name }, numberCell(value, speech)]),
  };
}

/** What could not be carried over as it was. */
export function lossesTable({ losses }: Report, speech: Speech): Table {
  return {
    head: headOf(speech, 'loss', 'publications'),
    rows: losses.map(({ name, value }) => [
      { text: speech.words(`loss.${keyOf(name)}`) || speech.words('loss.other') },
      numberCell(value, speech),
    ]),
  };
}

/** Each publication that is not on Mastodon. */
export function notMirroredTable({ notMirrored }: Report, speech: Speech): Table {
  return {
    head: headOf(speech, 'day', 'platform', 'profile', 'why', 'address'),
    rows: notMirrored.map((each) => [
      { text: dayWords(each.publishedAt, speech) },
      { text: speech.platform(each.platform) },
      { text: each.profileName },
      { text: whyText(each, speech) },
      { text: each.address || '–' },
    ]),
  };
}

/** Why one publication is not on Mastodon. */
export function whyText({ outcome, reason, words }: NotMirrored, speech: Speech): string {
  if (outcome !== 'declined') return speech.words(`outcome.${outcome}`);
  const why = speech.words(`reason.${reason}`);
  return words ? `${why}: ${words}` : why;
}

/** A name in the locales has no hyphen. */
const keyOf = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function shares(column: string, rows: Named<number>[], of: number, speech: Speech): Table {
  return {
    head: headOf(speech, column, 'count', 'share'),
    rows: [
      ...rows.map(({ name, value }) => [{ text: name }, ...counted(value, of, speech)]),
      [{ text: speech.words('total') }, ...counted(of, of, speech)],
    ],
  };
}
