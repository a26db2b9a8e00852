import 'fake-indexeddb/auto';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wipeAccounts } from '../../../utils/mastodon/accounts.ts';
import { findAccount } from '../../../utils/mastodon/find-account.ts';
import { readServer } from '../../../utils/mastodon/read-server.ts';
import { signIn } from '../../../utils/mastodon/sign-in.ts';
import * as statuses from '../../../utils/mastodon/statuses.ts';
import { vouchFor } from '../../../utils/post/freed-file.ts';
import type { PlannedStatus } from '../../../utils/post/plan.ts';
import { Problem } from '../../../utils/post/problem.ts';
import { accountOf, picture } from '../outbox/world.ts';
import { answer, answering } from './answering.ts';
import { anyJson, changed, faultOf, jsonOf, tries } from './anywhere.ts';
import * as real from './mastodon-answers.ts';

const host = 'social.example';
const account = accountOf(`stadt@${host}`);
const status: PlannedStatus = {
  ...{ text: 'Hallo', spoilerText: '', sensitive: false, language: 'de', visibility: 'public' },
  ...{ media: [], replyTo: undefined },
};
const counts: Record<string, { tried: number; values: number; problems: number }> = {};

beforeEach(wipeAccounts);
afterEach(() => vi.unstubAllGlobals());
// A word for everybody who reads the log: what was tried, and what became of it.
afterAll(() => console.table(counts));

/** A value within the bounds or a Problem, and nothing else. */
async function ends(
  name: string,
  work: () => Promise<unknown>,
  shape: v.GenericSchema = v.unknown(),
): Promise<void> {
  counts[name] ??= { tried: 0, values: 0, problems: 0 };
  const count = counts[name];
  count.tried += 1;
  const { value, thrown } = await work().then(
    (value) => ({ value, thrown: undefined }),
    (thrown: unknown) => ({ value: undefined, thrown }),
  );
  if (thrown === undefined) {
    expect(v.safeParse(shape, value).issues).toBeUndefined();
    count.values += 1;
  } else {
    expect(thrown).toBeInstanceOf(Problem);
    count.problems += 1;
  }
  expect(faultOf(value ?? (thrown as Problem | undefined)?.report)).toBeUndefined();
}

/** Tries work while every server gives this answer with anything anywhere in it. */
function whatever(name: string, expected: unknown, shape: v.GenericSchema, work: () => Promise<unknown>) {
  test(`${name}, with anything anywhere in it, gives a value or a Problem`, { timeout: 600_000 }, () =>
    fc.assert(
      fc.asyncProperty(
        changed(expected, anyJson),
        fc.constantFrom(200, 200, 200, 200, 202, 403, 422, 429, 503),
        anyJson,
        async (answered, code, reset) => {
          const text = jsonOf(answered);
          const headers = { 'content-type': 'application/json', 'x-ratelimit-reset': headerOf(reset) };
          answering(() => answer(code, text, headers));
          await ends(name, work, shape);
        },
      ),
      tries(150),
    ),
  );
}

const headerOf = (value: unknown) =>
  String(JSON.stringify(value))
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, 200);

/* What everything behind the border relies on. */
const id = v.pipe(v.string(), v.regex(/^\S{1,200}$/));
const link = v.pipe(v.string(), v.regex(/^(https:\S*)?$/));
const short = v.pipe(v.string(), v.maxLength(40));
const number = v.pipe(v.number(), v.integer());
const difference = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['visibility', 'language']), is: short }),
  v.strictObject({ kind: v.picklist(['text', 'warning', 'reply', 'poll', 'media-order']) }),
  v.strictObject({ kind: v.literal('covered'), is: v.boolean() }),
  v.strictObject({ kind: v.literal('media-count'), is: number, planned: number }),
  v.strictObject({ kind: v.picklist(['media-kind', 'description']), media: number }),
]);
const made = v.strictObject({
  ...{ id, url: link, scheduledFor: v.optional(v.pipe(v.number(), v.finite())) },
  at: v.optional(v.pipe(v.number(), v.finite())),
  differs: v.optional(v.array(difference)),
});
const uploaded = v.strictObject({ id, ready: v.boolean() });
const found = v.strictObject({
  handle: v.pipe(v.string(), v.regex(/^\S+@\S+$/)),
  name: v.string(),
  url: link,
});
const limit = v.pipe(v.number(), v.integer(), v.minValue(1));
const server = v.strictObject({
  ...{ title: v.string(), software: v.string(), version: v.string(), rules: v.array(v.string()) },
  host: v.string(),
  domain: v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,253}$/)),
  namesPlainText: v.optional(v.literal(true)),
  isClosed: v.optional(v.literal(true)),
  limits: v.strictObject({
    ...{ characters: limit, charactersPerUrl: limit, media: limit, descriptionCharacters: limit },
    ...{ imageBytes: limit, imagePixels: limit, videoBytes: limit },
    mimeTypes: v.pipe(v.array(v.string()), v.minLength(1)),
  }),
});
const signedIn = v.object({
  id: v.string(),
  host: v.string(),
  token: id,
  remoteId: id,
  url: link,
  avatar: v.string(),
});

whatever('an instance', real.instance, server, () => readServer(host));
const freed = { ...picture(), file: vouchFor(picture().file) };
whatever('an upload', real.media, uploaded, () => statuses.upload(account, freed, ''));
whatever('an upload that is asked for', real.media, v.boolean(), () => statuses.isReady(account, '1'));
whatever('a status', real.status, made, () => statuses.post(account, status, [], undefined, 'key'));
whatever('a status that is kept', real.scheduled, made, () =>
  statuses.post(account, status, [], undefined, 'key', Date.parse('2026-12-01T10:00:00Z')),
);
whatever('the recent statuses', [real.status, real.status], v.optional(made), () =>
  statuses.find(account, { ...status, media: [0] }, undefined, 0, new Set()),
);
whatever('the statuses that are kept', [real.scheduled], v.optional(made), () =>
  statuses.findScheduled(account, status, Date.parse('2026-12-01T10:00:00Z'), new Set()),
);
whatever('the accounts that were looked for', [real.account], v.optional(found), () =>
  findAccount(account, '@stadt@social.example'),
);

const answers: Record<string, unknown> = {
  '/api/v2/instance': real.instance,
  '/api/v1/apps': real.app,
  '/oauth/token': real.token,
  '/api/v1/accounts/verify_credentials': real.account,
};

test.each(Object.keys(answers))(
  'a sign-in with anything anywhere in what %s answers gives an account or a Problem',
  { timeout: 600_000 },
  (place) =>
    fc.assert(
      fc.asyncProperty(changed(answers[place], anyJson), async (answered) => {
        await wipeAccounts();
        answering(({ pathname }) =>
          answer(200, jsonOf(pathname === place ? answered : (answers[pathname] ?? {}))),
        );
        const open = async (url: string) => {
          const { searchParams } = new URL(url);
          return `https://abc.chromiumapp.org/mastodon?code=c&state=${searchParams.get('state')}`;
        };
        const window = { redirectUri: 'https://abc.chromiumapp.org/mastodon', open };
        await ends(`a sign-in, ${place}`, () => signIn(host, window, { language: 'de' }), signedIn);
      }),
      tries(100),
    ),
);
