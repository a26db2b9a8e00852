import * as v from 'valibot';
import type { Limits } from './account.ts';
import { entriesOf, wholeNumber } from './bounds.ts';

/** Mastodon's own values up to 4.5, for servers that leave something out (app/models/media_attachment.rb and others). */
const usual: Omit<Limits, 'polls'> = {
  characters: 500,
  charactersPerUrl: 23,
  media: 4,
  descriptionCharacters: 1500,
  imageBytes: 16 * 1024 * 1024,
  imagePixels: 33_177_600,
  videoBytes: 99 * 1024 * 1024,
  mimeTypes: [
    'image/jpeg',
    'image/png',
    'image/gif',
    'image/webp',
    'video/mp4',
    'video/webm',
    'video/quicktime',
  ],
};

const mimeType = v.pipe(v.string(), v.regex(/^[a-z]+\/[\w.+-]{1,100}$/));
const orUsual = (name: Exclude<keyof Limits, 'mimeTypes' | 'polls'>, least: number, most: number) =>
  v.fallback(wholeNumber(least, most), usual[name]);

/** Of polls (`configuration.polls`); all or nothing. Times in seconds. */
const pollLimits = v.object({
  options: wholeNumber(2, 100),
  characters: wholeNumber(1, 10_000),
  shortest: wholeNumber(1, 31_536_000),
  longest: wholeNumber(60, 3_153_600_000),
});

/**
 * A server's limits. What it leaves out, or says so that nobody could post within it, is as Mastodon has it: the server then
 * refuses what it really does not take, in its own words.
 */
export const limitsOf = v.pipe(
  v.object({
    characters: orUsual('characters', 50, 1_000_000),
    charactersPerUrl: orUsual('charactersPerUrl', 1, 500),
    media: orUsual('media', 1, 100),
    descriptionCharacters: orUsual('descriptionCharacters', 1, 1_000_000),
    imageBytes: orUsual('imageBytes', 1000, 10 ** 10),
    imagePixels: orUsual('imagePixels', 1000, 10 ** 10),
    videoBytes: orUsual('videoBytes', 1000, 10 ** 11),
    mimeTypes: entriesOf(mimeType, 200),
    polls: v.fallback(v.optional(pollLimits), undefined),
  }),
  v.transform(
    ({ polls, ...limits }): Limits => ({
      ...limits,
      ...(polls ? { polls } : {}),
      // A web address has to fit, and words beside it.
      charactersPerUrl:
        2 * limits.charactersPerUrl <= limits.characters ? limits.charactersPerUrl : usual.charactersPerUrl,
      mimeTypes: limits.mimeTypes.length ? limits.mimeTypes : usual.mimeTypes,
    }),
  ),
);
