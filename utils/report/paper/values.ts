import { type PaperForm, type Run, type TextField, textFields } from '../../post/paper.ts';
import { type Report, shareOf } from '../../post/report.ts';
import { dayWords, durationText, numberText, periodText, type Speech, shareText } from '../words.ts';

/** What a template may name of the figures. */
const figureValues = [
  ...([
    'period',
    'asOf',
    'platforms',
    'institutions',
    'accounts',
    'base',
    'mirrored',
    'share',
    'notMirrored',
  ] as const),
  ...([
    'declined',
    'offered',
    'missed',
    'open',
    'unrecognised',
    'corrected',
    'takenBack',
    'caughtUp',
  ] as const),
  ...(['delayMedian', 'delayNinth', 'delayKnown', 'mediaAll', 'mediaByPerson', 'mediaShare'] as const),
  ...([
    'mediaByMachine',
    'mediaReasoned',
    'mediaNone',
    'sampleAsked',
    'sampleReadable',
    'sampleShare',
  ] as const),
  ...(['reachCounted', 'replies', 'boosts', 'favourites', 'quotes', 'followers'] as const),
  ...([
    'failures',
    'failuresSent',
    'failuresGivenUp',
    'failuresLasting',
    'failureMedian',
    'failureLongest',
  ] as const),
];
type FigureValue = (typeof figureValues)[number];

/** Everything that a template may name. */
export const valueNames: readonly (FigureValue | TextField)[] = [...figureValues, ...textFields];

/** What is known, by name; what is not known is not in it. */
export type Values = ReadonlyMap<string, Run>;

/** The values of a report and of what people entered. `asOf` is when the figures were made, milliseconds since 1970. */
export function valuesOf(report: Report, form: PaperForm, asOf: number, speech: Speech): Values {
  const figures = Object.entries(figuresOf(report, asOf, speech)).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, { text }] as const],
  );
  const entered = textFields.flatMap((name) => {
    const text = form.texts[name].trim();
    return text ? [[name, { text, byHand: true }] as const] : [];
  });
  return new Map<string, Run>([...figures, ...entered]);
}

function figuresOf(report: Report, asOf: number, speech: Speech): Record<FigureValue, string | undefined> {
  const { total, delay, descriptions, readable, reach, failures } = report;
  const { pictures, videos, byPerson, byMachine, reasoned, none } = descriptions;
  const media = pictures + videos;
  const number = (value: number) => numberText(value, speech);
  /** A sentence about nothing would say less than none. */
  const some = (value: number) => (value > 0 ? number(value) : undefined);
  const share = (part: number, base: number) =>
    base > 0 ? shareText(shareOf(part, base), speech) : undefined;
  const time = (value: number | undefined) => (value === undefined ? undefined : durationText(value, speech));
  const ifAny = (base: number, value: number) => (base > 0 ? number(value) : undefined);
  return {
    period: periodText(report.from, report.to, speech),
    asOf: dayWords(asOf, speech),
    platforms: listed(
      report.byPlatform.map(({ name }) => speech.platform(name)),
      speech,
    ),
    institutions: listed(
      report.byInstitution.map(({ name }) => name),
      speech,
    ),
    accounts: listed(
      report.byAccount.filter(({ value }) => value.mirrored > 0).map(({ name }) => `@${name}`),
      speech,
    ),
    ...{
      base: some(total.base),
      mirrored: ifAny(total.base, total.mirrored),
      share: share(total.mirrored, total.base),
    },
    notMirrored: some(total.base - total.mirrored),
    ...{ declined: some(total.declined), offered: some(total.offered), missed: some(total.missed) },
    ...{ open: some(total.open), unrecognised: some(total.unrecognised), corrected: some(total.corrected) },
    ...{ takenBack: some(total.takenBack), caughtUp: some(report.caughtUp) },
    ...{ delayMedian: time(delay.median), delayNinth: time(delay.ninth), delayKnown: some(delay.known) },
    ...{ mediaAll: some(media), mediaByPerson: ifAny(media, byPerson), mediaShare: share(byPerson, media) },
    ...{ mediaByMachine: some(byMachine), mediaReasoned: some(reasoned), mediaNone: some(none) },
    sampleAsked: some(readable.asked),
    sampleReadable: ifAny(readable.asked, readable.readable),
    sampleShare: share(readable.readable, readable.asked),
    reachCounted: some(reach.counted),
    replies: ifAny(reach.counted, reach.replies),
    boosts: ifAny(reach.counted, reach.boosts),
    favourites: ifAny(reach.counted, reach.favourites),
    quotes: reach.quotes === undefined ? undefined : number(reach.quotes),
    followers: followersText(report, speech),
    failures: some(failures.all),
    failuresSent: ifAny(failures.all, failures.sent),
    failuresGivenUp: ifAny(failures.all, failures.givenUp),
    failuresLasting: ifAny(failures.all, failures.lasting),
    ...{ failureMedian: time(failures.median), failureLongest: time(failures.longest) },
  };
}

function listed(names: readonly string[], { locale }: Speech): string | undefined {
  return names.length ? new Intl.ListFormat(locale, { type: 'conjunction' }).format(names) : undefined;
}

/** Of each account the first and the last month of which it is known. */
function followersText({ followers }: Report, speech: Speech): string | undefined {
  const ofAccounts = Map.groupBy(followers, ({ account }) => account);
  const sentences = [...ofAccounts].flatMap(([account, each]) => {
    const [first, last] = [each[0], each.at(-1)];
    if (!first || !last) return [];
    const values = [`@${account}`, numberText(first.count, speech), numberText(last.count, speech)];
    return [speech.words(first === last ? 'paper.followersOnce' : 'paper.followersGrew', values)];
  });
  return sentences.length ? sentences.join(' ') : undefined;
}
