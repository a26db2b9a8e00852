import { statusLength, strip } from '../../../../utils/mastodon/length.ts';
import { type Poll, pollFaults, readPoll } from '../api/poll.ts';
import type { Params } from '../http/params.ts';
import { invalid, type Say } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import type { MediaRow, StatusRow, StatusVisibility } from '../store/rows.ts';

/** What a request asks a status to be. */
export interface Draft {
  text: string;
  spoilerText: string;
  sensitive: boolean;
  language: string;
  visibility: StatusVisibility;
  poll: Poll | undefined;
}

/** Reads and validates the words of a status (Mastodon 4.5, PostStatusService, StatusLengthValidator). */
export function readDraft(
  server: Server,
  params: Params,
  media: MediaRow[],
  before: StatusRow | undefined,
): Draft {
  // PostgreSQL keeps no NUL.
  const status = strip((params.text('status') ?? '').replaceAll('\0', ''));
  const warning = strip((params.text('spoiler_text') ?? '').replaceAll('\0', ''));
  // A warning without a text becomes the text, and the media stay covered.
  const onlyWarning = status === '' && warning !== '';
  const visibility = visibilityOf(params.text('visibility'));
  const draft = {
    text: onlyWarning ? warning : status,
    spoilerText: onlyWarning ? '' : warning,
    sensitive: (params.flag('sensitive') ?? false) || warning !== '',
    language: languageOf(params.text('language'), before?.language ?? server.options.language),
    visibility: visibility ?? 'public',
    poll: readPoll(params.nested('poll')),
  };
  const faults = faultsOf(server, draft, media);
  if (visibility === undefined) faults.push((words) => words.visibilityUnknown);
  if (faults.length > 0) throw invalid(...faults);
  return draft;
}

function faultsOf(server: Server, draft: Draft, media: MediaRow[]): Say[] {
  const { maxCharacters } = server.options;
  return [
    ...(draft.text.trim() === '' && media.length === 0
      ? ([(words) => words.blank('text')] satisfies Say[])
      : []),
    ...(statusLength(draft.text, draft.spoilerText) > maxCharacters
      ? ([(words) => words.textTooLong(maxCharacters)] satisfies Say[])
      : []),
    ...(draft.poll ? pollFaults(draft.poll) : []),
  ];
}

function visibilityOf(name = 'public'): StatusVisibility | undefined {
  return (['public', 'unlisted', 'private', 'direct'] as const).find((known) => known === name);
}

// Mastodon has its own list; an unknown code is replaced without a word.
function languageOf(code: string | undefined, fallback: string): string {
  const known = /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(code ?? '') && displayNames.of(code ?? '') !== undefined;
  return known && code ? code : fallback;
}

const displayNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
