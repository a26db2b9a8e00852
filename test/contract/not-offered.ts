/*
 * Where a server that speaks Mastodon's API does otherwise, each as it was seen to answer. What the product needs of every server
 * is in `delivery.test.ts`, and is asked of all of them.
 */

/** What it does instead, by the beginning of the cases' names. */
type Otherwise = [cases: RegExp, instead: string][];

const snac: Otherwise = [
  [/^who may ask/, 'names accounts by letters too; its errors are pages'],
  [/^other origins may (read the API|send|read errors|fetch)/, 'allows every origin everything'],
  [/^rate limits/, 'counts no requests'],
  [/^the search for accounts/, 'searches among those alone whom the account follows'],
  [/^registering an app/, 'knows no scopes, and says of no secret when it ends'],
  [
    /^the HTML of a text|^the length of a status/,
    'has a Markdown of its own, and room for 100,000 characters',
  ],
  [/^discovery (supports|takes|leads)/, 'says nothing of its authorization server, and is not mastodon'],
  [/^the instance/, 'knows the first version alone'],
  [/^an edit/, 'changes the text and nothing else, and keeps no versions'],
  [/^a deletion/, 'takes nothing away (2.75)'],
  [/^several statuses at once/, 'gives one at a time'],
  [/^an Idempotency-Key/, 'does not know the header'],
  [/^pictures|^videos/, 'takes every file as it is, and shows an upload to nobody before it is in a status'],
  [/^the statuses of an account (come|lie|link|leave)/, 'gives all, and only what everybody may see'],
  [/^a thread for followers|^an account that does not exist/, 'wants a token; its errors are pages'],
  [/^a scheduled status (has|is refused|is 404)/, 'keeps it as a status, at whatever time'],
  [/^a status (is given back|without a text)/, 'says `en` of every status, and covers by a warning alone'],
  [
    /^a status (shows its media|is taken as a form)/,
    'takes files of one name for one (2.75), and no [] of lists',
  ],
  [/^a status may be a poll/, 'makes none'],
  [/^a status is refused/, 'refuses none'],
];

const known: Record<string, Otherwise> = { snac };

/** Why a case is not asked of a kind of server; nothing where it is. */
export function insteadOf(software: string, name: string): string | undefined {
  return known[software]?.find(([cases]) => cases.test(name))?.[1];
}
