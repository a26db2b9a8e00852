import type { Params } from '../http/params.ts';
import type { Say } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import type { StatusRow } from '../store/rows.ts';
import { pollLimits } from './configuration.ts';

/** A poll as a request asks for it. */
export interface Poll {
  options: string[];
  /** Seconds. */
  expiresIn: number;
  multiple: boolean;
  hideTotals: boolean;
}

/** The poll in a request's `poll`, if there is one. */
export function readPoll(params: Params | undefined): Poll | undefined {
  if (!params) return undefined;
  return {
    options: (params.list('options') ?? []).map((option) => option.trim()),
    expiresIn: Number(params.text('expires_in') ?? 0),
    multiple: params.flag('multiple') ?? false,
    hideTotals: params.flag('hide_totals') ?? false,
  };
}

/** What is wrong with a poll (Mastodon 4.5, app/validators/poll_{options,expiration}_validator.rb). */
export function pollFaults({ options, expiresIn }: Poll): Say[] {
  const faults: [boolean, Say][] = [
    [options.length < 2, (words) => words.poll.few],
    [options.length > pollLimits.options, (words) => words.poll.many(pollLimits.options)],
    [
      options.some((option) => [...option].length > pollLimits.characters),
      (words) => words.poll.long(pollLimits.characters),
    ],
    [new Set(options).size < options.length, (words) => words.poll.twice],
    [expiresIn < pollLimits.shortest, (words) => words.poll.soon],
    [expiresIn > pollLimits.longest, (words) => words.poll.late],
  ];
  return faults.flatMap(([wrong, say]) => (wrong ? [say] : []));
}

/** A status's poll as the API gives it; nobody can vote here. */
export function pollJson(server: Server, row: StatusRow): object | null {
  if (row.poll === null) return null;
  // The row's own JSON.
  const poll = JSON.parse(row.poll) as Poll;
  const end = row.created_at + poll.expiresIn * 1000;
  return {
    id: row.id,
    expires_at: new Date(end).toISOString(),
    expired: end <= server.clock.now(),
    multiple: poll.multiple,
    votes_count: 0,
    voters_count: 0,
    options: poll.options.map((title) => ({ title, votes_count: poll.hideTotals ? null : 0 })),
    emojis: [],
    voted: true,
    own_votes: [],
  };
}
