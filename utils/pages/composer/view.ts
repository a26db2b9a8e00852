import { isRefitted } from '../../composer/added-file.ts';
import { problemsOf, usualPolls } from '../../composer/check.ts';
import { peopleHints } from '../../composer/people.ts';
import { longestPlanned, orderedFiles, plansOf } from '../../composer/plan.ts';
import { canQuote } from '../../composer/servers.ts';
import { schedulingOf } from '../../outbox/publish-time.ts';
import { type Account, accountHandle } from '../../post/account.ts';
import type { BookEntry } from '../../post/book-entry.ts';
import { dividedText } from '../../post/breaks.ts';
import type { ComposerReceiver, ComposerView, FileView } from '../../post/composer.ts';
import { languages } from '../../post/languages.ts';
import type { Manuscript } from '../../post/manuscript.ts';
import type { Plan } from '../../post/plan.ts';
import type { PreviewMedia } from '../../post/preview.ts';
import { hintsOf, statusOf } from '../../preview/preview-state.ts';

/** So many statuses of a thread are drawn; who writes more has to shorten it anyway. */
const mostDrawn = 12;

/** What the view is made of. */
export interface Viewed {
  manuscript: Manuscript;
  accounts: Account[];
  /** The account whose preview is shown. */
  shown: string;
  endings: Record<string, string>;
  /** The accounts whose endings stand whatever a person chose. */
  setEndings?: readonly string[];
  book: BookEntry[];
  detected: string | undefined;
  /** Addresses of small pictures, by file. */
  pictures: ReadonlyMap<string, string>;
  now: number;
}

/** What the composer shows of a manuscript. */
export function viewOf(viewed: Viewed): ComposerView {
  const { manuscript, accounts, detected, now } = viewed;
  const chosen = accounts.filter(({ id }) => manuscript.accounts.includes(id));
  // Of a text that is refused anyway, the beginning is shown.
  const planned =
    manuscript.text.length > longestPlanned
      ? { ...manuscript, text: manuscript.text.slice(0, 10_000) }
      : manuscript;
  const planOf = plansOf(planned, (id) => ({
    ...{ ending: viewed.endings[id] ?? '', isEndingSet: viewed.setEndings?.includes(id) ?? false, detected },
  }));
  const shown = chosen.find(({ id }) => id === viewed.shown) ?? chosen[0];
  const media = mediaOf(viewed, shown);
  const texts = dividedText(planned.text);
  return {
    receivers: accounts.map((account) => receiverOf(account, planOf(account), chosen.includes(account))),
    preview: shown && {
      shown: shown.id,
      statuses: planOf(shown)
        .statuses.slice(0, mostDrawn)
        .map((status) => statusOf(status, shown)),
      left: Math.max(0, planOf(shown).statuses.length - mostDrawn),
      losses: planOf(shown).losses,
      media,
    },
    hints: planned.text.length > 20_000 ? [] : [...hintsOf(texts), ...peopleHints(texts, viewed.book)],
    language: languageOf(manuscript, detected),
    languages,
    parts: texts.length,
    files: orderedFiles(manuscript).map((file, index) => fileView(file, index, viewed, chosen, media)),
    missingDescriptions: manuscript.urgent ? 0 : manuscript.files.filter(isUndescribed).length,
    cannotQuote: chosen.filter(({ server }) => !canQuote(server)).map(({ displayName }) => displayName),
    kept: keptWhere(manuscript, chosen, planOf),
    pollLimits: pollLimitsOf(chosen),
    problems: problemsOf(manuscript, chosen, planOf, now),
  };
}

function receiverOf(account: Account, plan: Plan, chosen: boolean): ComposerReceiver {
  const { id, displayName: name, avatar, signedIn, limits, canSearch = false } = account;
  const counts = plan.statuses.slice(0, mostDrawn).map((status) => statusOf(status, account).count);
  return {
    ...{ id, name, handle: accountHandle(account), avatar, signedIn, chosen, canSearch },
    ...{ count: Math.max(0, ...counts), limit: limits.characters, statuses: plan.statuses.length },
  };
}

function mediaOf({ manuscript, pictures }: Viewed, shown: Account | undefined): PreviewMedia[] {
  return orderedFiles(manuscript).map(({ id, kind, description, decorative }) => {
    const text = decorative ? '' : description;
    return {
      ...{
        key: id,
        isUnknown: false,
        src: pictures.get(id) ?? '',
        kind: kind === 'image' ? 'image' : 'video',
        description: text,
      },
      ...{ own: true, machineMade: false, count: [...text].length },
      limit: shown?.limits.descriptionCharacters ?? 1500,
    };
  });
}

function fileView(
  file: Manuscript['files'][number],
  index: number,
  { pictures }: Viewed,
  chosen: Account[],
  media: PreviewMedia[],
): FileView {
  const limits = chosen.map((account) => account.limits.descriptionCharacters);
  const refits = chosen.filter((account) => isRefitted(file, account.limits));
  return {
    ...{ file, index, src: pictures.get(file.id) ?? '', count: media[index]?.count ?? 0 },
    limit: limits.length ? Math.min(...limits) : 1500,
    refittedFor: refits.map(({ displayName }) => displayName),
  };
}

const isUndescribed = ({ description, decorative }: Manuscript['files'][number]) =>
  !decorative && !description.trim();

function languageOf({ language }: Manuscript, detected: string | undefined): ComposerView['language'] {
  if (language) return { code: language, from: 'person' };
  return { code: detected, from: detected ? 'text' : 'none' };
}

function keptWhere(
  { at, urgent, quotePolicy }: Manuscript,
  chosen: Account[],
  planOf: (account: Account) => Plan,
): ComposerView['kept'] {
  if (at === undefined || urgent) return undefined;
  const isServer = (account: Account) => {
    const delivery = {
      source: { scheduled: true, time: at },
      plan: planOf(account),
      ...(quotePolicy === undefined ? {} : { keptHere: true }),
    };
    return schedulingOf(delivery, account, Date.now()) === 'server';
  };
  const names = (accounts: Account[]) => accounts.map(({ displayName }) => displayName);
  return {
    atServer: names(chosen.filter(isServer)),
    here: names(chosen.filter((account) => !isServer(account))),
  };
}

/** The strictest of all; Mastodon's own where none is chosen. */
function pollLimitsOf(chosen: Account[]): ComposerView['pollLimits'] {
  const own = chosen.map(({ limits }) => limits.polls ?? usualPolls);
  const all = own.length ? own : [usualPolls];
  return {
    options: Math.min(...all.map(({ options }) => options)),
    characters: Math.min(...all.map(({ characters }) => characters)),
  };
}
