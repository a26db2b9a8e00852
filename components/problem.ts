import { i18n } from '#i18n';
import type { ProblemReason, ProblemReport } from '../utils/post/problem.ts';
import { sizeText } from './size.ts';

/** What a person reads about a problem: what happened, what became of the post, what to do, and the server's words or a figure. */
export interface ProblemText {
  what: string;
  became: string;
  todo: string;
  detail: string | undefined;
}

/** How far the post has come, which the report alone does not tell. */
export interface ProblemProgress {
  /** It is tried again without anybody's doing. */
  triedAgain?: boolean;
  /** Some of its statuses exist already. */
  partlyDone?: boolean;
}

/** The locale key of every reason. Message names may hold no hyphen. */
export const reasonKeys = {
  'record-missing': 'recordMissing',
  'record-differs': 'recordDiffers',
  'record-older': 'recordOlder',
  'record-foreign': 'recordForeign',
  'record-unreadable': 'recordUnreadable',
  'handle-differs': 'handleDiffers',
  'source-forbidden': 'sourceForbidden',
  'source-unreachable': 'sourceUnreachable',
  'blob-differs': 'blobDiffers',
  'media-missing': 'mediaMissing',
  'media-too-large': 'mediaTooLarge',
  'media-kind': 'mediaKind',
  'media-failed': 'mediaFailed',
  'media-colours': 'mediaColours',
  'place-kind': 'placeKind',
  'place-shape': 'placeShape',
  'media-mixed-up': 'mediaMixedUp',
  'description-missing': 'descriptionMissing',
  'too-long': 'tooLong',
  'server-refused': 'serverRefused',
  'server-down': 'serverDown',
  'rate-limited': 'rateLimited',
  'no-network': 'noNetwork',
  'strange-answer': 'strangeAnswer',
  'signed-out': 'signedOut',
  'lost-answer': 'lostAnswer',
  'too-late': 'tooLate',
  'not-found-again': 'notFoundAgain',
  'stands-already': 'standsAlready',
  'not-a-server': 'notAServer',
  'not-allowed': 'notAllowed',
  'not-a-handle': 'notAHandle',
  'account-not-found': 'accountNotFound',
  'account-unchecked': 'accountUnchecked',
  'account-host-silent': 'accountHostSilent',
  'account-disabled': 'accountDisabled',
  'account-pending': 'accountPending',
  'account-unconfirmed': 'accountUnconfirmed',
  'server-moved': 'serverMoved',
  redirected: 'redirected',
  challenged: 'challenged',
  'not-mastodon': 'notMastodon',
  'sign-in-denied': 'signInDenied',
  'sign-in-mismatch': 'signInMismatch',
  'sign-in-failed': 'signInFailed',
  'disk-full': 'diskFull',
  'stored-by-newer': 'storedByNewer',
  'stored-broken': 'storedBroken',
  'strange-account': 'strangeAccount',
  'not-settings': 'notSettings',
  'not-a-part': 'notAPart',
  bug: 'bug',
} as const satisfies Record<ProblemReason, string>;

/** What another version has stored may have a reason that this one does not know. */
function keyOf(reason: ProblemReason) {
  return Object.hasOwn(reasonKeys, reason) ? reasonKeys[reason] : reasonKeys.bug;
}

/** The words for a problem of a post on its way. */
export function problemText(
  report: ProblemReport,
  { triedAgain = report.retryAt !== undefined, partlyDone = false }: ProblemProgress = {},
): ProblemText {
  const key = keyOf(report.reason);
  // A server that says it is in trouble may have done its work all the same.
  const isInDoubt = report.kind === 'unknown' && report.reason === 'server-down';
  const after = isInDoubt ? reasonKeys['lost-answer'] : key;
  const goesOn = report.kind === 'unreachable' || report.kind === 'unknown';
  // It is tried again, and in vain until a person has made room.
  const nobodyActs = triedAgain && goesOn && report.reason !== 'disk-full';
  return {
    what: i18n.t(`problem.${key}.what`),
    became: partlyDone ? i18n.t('problem.partly') : i18n.t(`problem.${after}.became`),
    todo: nobodyActs ? i18n.t('problem.waits') : i18n.t(`problem.${after}.todo`),
    detail: detailText(report),
  };
}

/** What was asked of a server, where no post was on its way to it. */
export type Asked = keyof typeof refusals;

/** The words for a problem that met no post on its way: while an account is connected, or something is loaded or taken back. */
export function problemWithoutPost(
  report: ProblemReport,
  asked: Asked = 'other',
): Omit<ProblemText, 'became'> {
  const { reason } = report;
  const key = postlessKey(reason, asked);
  const todo = reason === 'bug' ? i18n.t('problem.tryLater') : i18n.t(`problem.${key}.todo`);
  return { what: i18n.t(`problem.${key}.what`), todo, detail: detailText(report) };
}

/** What a refusal says, by what was asked. */
const refusals = {
  'sign-in': 'signInFailed',
  removal: 'removalRefused',
  correction: 'correctionRefused',
  other: 'requestRefused',
} as const;

/** Two reasons have words about a post, and others where there is none. */
function postlessKey(reason: ProblemReason, asked: Asked) {
  if (reason === 'server-refused') return refusals[asked];
  return reason === 'lost-answer' ? 'noAnswer' : keyOf(reason);
}

const serverSpeaks: ReadonlySet<ProblemReason> = new Set([
  'server-refused',
  'media-failed',
  'account-unchecked',
  'account-disabled',
  'account-pending',
  'account-unconfirmed',
  'rate-limited',
  'sign-in-failed',
]);

function detailText({ reason, detail, media = [] }: ProblemReport): string | undefined {
  const texts = [
    ...(media.length ? [i18n.t('problem.whichMedia', [media.join(', ')])] : []),
    ...(detail ? shownDetail(reason, detail) : []),
  ];
  return texts.length ? texts.join(' ') : undefined;
}

/** Nothing where the detail says no more than is said already: the address that was typed, or that a file is too large. */
function shownDetail(reason: ProblemReason, detail: string): string[] {
  if (reason === 'not-a-server' || (reason === 'media-too-large' && !/\d/.test(detail))) return [];
  const [, is, most] = /^([\d.]+) MB > ([\d.]+) MB$/.exec(detail) ?? [];
  if (is && most) return [i18n.t('problem.sizes', [megabytes(is), megabytes(most)])];
  // A server that gave no words is known by the number of its answer.
  const isWords = serverSpeaks.has(reason) && !/^\d+$/.test(detail);
  return [i18n.t(isWords ? 'problem.serverWords' : 'problem.detail', [detail])];
}

const megabytes = (figure: string) => sizeText(Number(figure) * 1024 ** 2, i18n.t('panel.lang'));
