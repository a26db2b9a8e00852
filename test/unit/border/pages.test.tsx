// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PopupDelivery } from '../../../utils/post/popup.ts';
import { calls, fakeBrowser } from '../background/browser.ts';
import { record } from '../intake/around.ts';
import { accountOf, publicationOf, stadt, start } from '../outbox/world.ts';
import { previewed } from '../preview/previewed.ts';
import { answer, answering } from './answering.ts';
import { anyJson, changed, jsonOf, tries } from './anywhere.ts';
import * as real from './mastodon-answers.ts';

// After the fake browser: what looks for one does so when it is loaded.
const { getMessage } = await import('../../runner/i18n.ts');
const { optionsPage, popupPage, sheet } = await import('./drawn.tsx');
const { AskPage } = await import('../../../components/ask/AskPage.tsx');
const { basisOf } = await import('../../../utils/intake/composer-view.ts');
const { listAccounts, wipeAccounts, writeAccount } = await import('../../../utils/mastodon/accounts.ts');
const { signIn } = await import('../../../utils/mastodon/sign-in.ts');
const { createOptions } = await import('../../../utils/pages/options.ts');
const { createPopup } = await import('../../../utils/pages/popup.ts');
const { reportOf } = await import('../../../utils/post/problem.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { newestRecords, wipeLedger } = await import('../../../utils/ledger/records.ts');
const { listClaims, wipeOutbox } = await import('../../../utils/outbox/store.ts');

Object.assign(fakeBrowser.i18n, { getMessage, getUILanguage: () => 'en' });

const counts: Record<string, { tried: number; drawn: number; ofThemProblems: number }> = {};

beforeEach(async () => {
  fakeBrowser.runtime.getManifest = () => ({ manifest_version: 3, name: 'Mitposten', version: '0.3.0' });
  calls.query.mockResolvedValue([{ id: 7 }]);
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  fakeBrowser.storage.resetState();
  await Promise.all([wipeAccounts(), wipeOutbox(), wipeLedger()]);
});
afterAll(() => console.table(counts));

function count(name: string, isProblem: boolean): void {
  counts[name] ??= { tried: 0, drawn: 0, ofThemProblems: 0 };
  counts[name].tried += 1;
  counts[name].drawn += 1;
  if (isProblem) counts[name].ofThemProblems += 1;
}

/** The page is there, whole: no card of it stands for one that could not be drawn. */
function drawn(page: Parameters<typeof render>[0], has: string): string {
  const { container } = render(page);
  const text = container.textContent ?? '';
  expect(text).toContain(has);
  expect(text).not.toContain('This cannot be shown');
  expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
  cleanup();
  return text;
}

const answers: Record<string, unknown> = {
  '/api/v2/instance': real.instance,
  '/api/v1/apps': real.app,
  '/oauth/token': real.token,
  '/api/v1/accounts/verify_credentials': real.account,
};
const redirectUri = 'https://abc.chromiumapp.org/mastodon';
const window = {
  redirectUri,
  open: async (url: string) => `${redirectUri}?code=c&state=${new URL(url).searchParams.get('state')}`,
};

describe('whatever a server answers at the sign-in', { timeout: 600_000 }, () => {
  test.each(['/api/v2/instance', '/api/v1/accounts/verify_credentials'])(
    'in %s, every page is drawn with what came of it',
    (place) =>
      fc.assert(
        fc.asyncProperty(changed(answers[place], anyJson), async (answered) => {
          await wipeAccounts();
          answering(({ pathname }) =>
            answer(200, jsonOf(pathname === place ? answered : (answers[pathname] ?? {}))),
          );
          const failed = await signIn('social.example', window, { language: 'de' }).then(
            async (account) => void (await writeAccount(account)),
            reportOf,
          );
          const options = createOptions({ language: 'de', changed: () => {} });
          await options.read();
          const state = failed
            ? {
                ...options.state(),
                add: { kind: 'failed', server: 'social.example', problem: failed } as const,
              }
            : options.state();
          drawn(optionsPage(state), 'Privacy');
          const [account] = await listAccounts();
          if (account) {
            const basis = await basisOf(record({ chosen: [account.id], edits: {} }));
            const draft = previewed('Das Freibad öffnet. https://stadt.example/bad '.repeat(40), [
              {},
              {},
              {},
            ]);
            drawn(sheet({ ...draft, basis: { ...draft.basis, ...basis } }), 'How it will look on Mastodon');
            const asked = {
              kind: 'arm',
              profile: basis.profile,
              accounts: basis.accounts,
              text: 'x',
            } as const;
            drawn(<AskPage asked={asked} locale="en" onAnswer={() => {}} />, account.displayName);
          }
          count(place, failed !== undefined);
        }),
        tries(40),
      ),
  );

  test('in an error, what is shown of it is short', async () => {
    const long = 'Nein! '.repeat(4_000_000);
    for (const text of [JSON.stringify({ error: long }), `{"error": "${'a'.repeat(90_000)}"}`, long]) {
      answering(() => answer(422, text));
      const problem = await signIn('social.example', window, { language: 'de' }).then(
        () => undefined,
        reportOf,
      );
      expect(problem).toBeDefined();
      const options = createOptions({ language: 'de', changed: () => {} });
      const add = { kind: 'failed', server: 'social.example', problem: problem ?? reportOf('') } as const;
      expect(drawn(optionsPage({ ...options.state(), add }), 'Privacy').length).toBeLessThan(20_000);
    }
  });
});

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
const trying = {
  tab: 7,
  state: {
    ...{ kind: 'waiting', attempts: 3, nextTryAt: start },
    problem: { kind: 'unreachable', reason: 'server-down', detail: '502', retryAt: start },
  },
};
const stored = {
  accounts: { accounts: { ...accountOf(stadt) } },
  outbox: {
    claims: {
      ...{
        id: 'at://claim',
        publication: publicationOf('at://claim', start),
        profile,
        after: 0,
        asked: false,
      },
      ...trying,
      rules: [{ account: stadt, rule: newRule(profile, [stadt]) }],
    },
    deliveries: {
      ...{ id: `at://d → ${stadt}`, account: stadt, approved: false, ...trying },
      source: {
        ...{ platform: 'bluesky', profile: profile.id, profileName: profile.name, publication: 'at://d' },
        ...{ address: 'https://bsky.app/1', time: start },
      },
      plan: {
        statuses: [
          { text: 'A', spoilerText: '', sensitive: false, language: 'de', visibility: 'public', media: [] },
          {
            ...{ text: 'B', spoilerText: '', sensitive: false, language: 'de', visibility: 'public' },
            ...{ media: [], replyTo: 0 },
          },
        ],
        losses: [],
      },
      statuses: [
        { key: 'k', media: [], askedAt: start, made: { id: '1', url: 'https://social.example/@stadt/1' } },
        { key: 'l', media: [], askedAt: undefined, made: undefined },
      ],
    },
  },
  ledger: {
    records: {
      ...{ id: `at://r → ${stadt}`, platform: 'bluesky', profile: profile.id, profileName: profile.name },
      ...{ publication: 'at://r', address: 'https://bsky.app/1', publishedAt: start, account: stadt },
      ...{ outcome: 'mirrored', statuses: [{ id: '1', url: 'https://social.example/@stadt/1' }], at: start },
    },
  },
  storage: {
    rules: { [profile.id]: newRule(profile, [stadt]) },
    'handle-book': [{ platform: 'bluesky', name: 'zoo.example', account: 'zoo@zoo.example' }],
  },
};

/** Puts it into the stores as it is, where the stores take it: what has no key of its own could never have got there. */
async function put(all: typeof stored): Promise<void> {
  await Promise.all([listAccounts(), listClaims(), newestRecords(1)]);
  const { storage, ...databases } = all;
  for (const [database, tables] of Object.entries(Object(databases))) {
    const opened = await openDB(database);
    for (const [table, entry] of Object.entries(Object(tables))) {
      await opened.put(table, entry).catch(() => {});
    }
    opened.close();
  }
  await fakeBrowser.storage.local.set(Object(storage));
}

test(
  'whatever is stored, the settings and the popup are drawn, and everything can be deleted',
  { timeout: 600_000 },
  () =>
    fc.assert(
      fc.asyncProperty(changed(stored, anyJson), async (all) => {
        fakeBrowser.storage.resetState();
        await Promise.all([wipeAccounts(), wipeOutbox(), wipeLedger()]);
        await put({ ...stored, ...Object(all) });
        const options = createOptions({ language: 'de', changed: () => {} });
        await options.read();
        expect(options.state().unread).toEqual([]);
        drawn(optionsPage(options.state()), 'Delete everything');
        const popup = createPopup({ tell: async () => undefined, changed: () => {} });
        await popup.read();
        expect(popup.state().unread).toEqual([]);
        drawn(popupPage(popup.state()), 'Mitposten');
        count('stored', false);
        // Nobody is there in the background.
        calls.tellPages.mockRejectedValue(new Error('Could not establish connection'));
        answering(() => answer(200, '{}'));
        fakeBrowser.permissions.getAll = async () => ({ origins: [] });
        await options.wipe();
        const { accounts, rules, names, broken, unread } = options.state();
        expect([accounts, rules, names, unread]).toEqual([[], [], [], []]);
        expect(broken).toEqual({ accounts: [], rules: [], names: 0 });
        expect(await fakeBrowser.storage.local.get()).toEqual({});
        await popup.read();
        expect(popup.state().deliveries).toEqual([]);
      }),
      tries(60),
    ),
);

test('one card that cannot be drawn blanks nothing else, and can be removed', () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const broken = { ...accountOf('kaputt@social.example'), limits: null as never };
  const page = optionsPage({
    ...createOptions({ language: 'de', changed: () => {} }).state(),
    accounts: [accountOf(stadt), broken],
  });
  render(page);
  expect(screen.getByRole('article', { name: `@${stadt}` })).toBeTruthy();
  expect(screen.getByText('This cannot be shown: kaputt@social.example')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Remove: kaputt@social.example' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Delete everything' })).toBeTruthy();
  vi.restoreAllMocks();
});

test('one entry of the popup that cannot be drawn blanks no other, and can be given up', () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { state } = createPopup({ tell: async () => undefined, changed: () => {} });
  const entry: PopupDelivery = {
    ...{ id: 'a', account: 'Stadt', profileName: 'stadt.example', time: start },
    ...{ sourceUrl: 'https://bsky.app/1', excerpt: 'Das Freibad', links: [] },
    platform: 'bluesky',
    state: 'failed',
  };
  const broken = { ...entry, id: 'b', profileName: 'kaputt.example', excerpt: {} as never };
  render(
    popupPage({
      ...state(),
      deliveries: [
        { ...entry, links: [] },
        { ...broken, links: [] },
      ],
    }),
  );
  expect(screen.getByText('Das Freibad')).toBeTruthy();
  expect(within(screen.getByRole('main')).getAllByRole('listitem')).toHaveLength(2);
  expect(screen.getByText(/This cannot be shown: .*kaputt.example/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Remove: .*kaputt.example/ })).toBeTruthy();
  vi.restoreAllMocks();
});
