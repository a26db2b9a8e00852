import { i18n } from '#i18n';
import type { ProblemReason, ProblemReport } from '../utils/post/problem.ts';

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

/** The words for a problem that met no post: while an account is connected or a list is loaded. */
export function problemWithoutPost(report: ProblemReport): Omit<ProblemText, 'became'> {
  const { reason } = report;
  const key = keyOf(postless[reason] ?? reason);
  const todo = reason === 'bug' ? i18n.t('problem.tryLater') : i18n.t(`problem.${key}.todo`);
  return { what: i18n.t(`problem.${key}.what`), todo, detail: detailText(report) };
}

/** Reasons whose words are about a post, and the ones that say the same without it. */
const postless: Partial<Record<ProblemReason, ProblemReason>> = {
  'server-refused': 'sign-in-failed',
  'lost-answer': 'server-down',
};

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
  const key = serverSpeaks.has(reason) ? 'problem.serverWords' : 'problem.detail';
  const texts = [
    ...(media.length ? [i18n.t('problem.whichMedia', [media.join(', ')])] : []),
    ...(detail ? [i18n.t(key, [detail])] : []),
  ];
  return texts.length ? texts.join(' ') : undefined;
}
