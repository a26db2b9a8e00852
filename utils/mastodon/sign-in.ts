import * as v from 'valibot';
import { lineUpTo } from '../post/bounds.ts';
import { Problem } from '../post/problem.ts';
import { readTextWithin } from '../read-within.ts';
import { accountSaid } from './account-said.ts';
import { type App, appOf, forgetApp, listAccounts, readApp, type SignedIn, writeApp } from './accounts.ts';
import { app as appAnswer } from './answers.ts';
import { isRedirect } from './ask-openly.ts';
import { readAvatar } from './avatar.ts';
import { clientFor, problemOf, statusOf } from './client.ts';
import { findServer } from './find-server.ts';
import { challengeOf, randomText } from './pkce.ts';
import { readServer, type ServerFacts } from './read-server.ts';
import { understood } from './strange-answer.ts';

const usualScopes = 'read:accounts read:statuses write:statuses write:media';

/** With these it may also look for hashtags and for statuses of other servers. */
const searchScopes = `${usualScopes} read:search`;
const timeout = 30_000;

/** The browser's part of signing in: a window of the server's own, and the address that it comes back to. */
export interface SignInWindow {
  redirectUri: string;
  /** The address that the server redirected to. Rejects if the person closes the window. */
  open(url: string): Promise<string>;
}

/**
 * Accepts a token: `{"access_token": …, "token_type": "Bearer", …}` (RFC 6749, 5.1). What can't stand in a header would
 * make every later request fail.
 */
const tokenAnswer = v.object({ access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,8000}$/)) });
const tokenError = v.object({ error: lineUpTo(500), error_description: v.fallback(lineUpTo(500), '') });

/** A token may be a whole document (JWT). In bytes. */
const largestAnswer = 100_000;

/**
 * Signs a person in at the server of a host: OAuth with PKCE (S256) and `state` in a window of the server's own. `user` is
 * the name in the handle that was typed, if one was, `seen` what was found there before; `searches` asks for the permission
 * to search, too. The host of the account may be another than the one that was typed. Throws Problem `not-mastodon`, `redirected`, `challenged`,
 * `sign-in-denied`, `sign-in-mismatch`, `sign-in-failed`, `strange-account`, or what hinders the requests.
 */
export async function signIn(
  typed: string,
  window: SignInWindow,
  how: { language: string; user?: string | undefined; seen?: ServerFacts; searches?: boolean },
): Promise<SignedIn> {
  const { language, user, searches = false } = how;
  const seen = how.seen ?? (await findServer(typed, user));
  const { host } = seen;
  const app = await appFor(host, window.redirectUri, searches);
  const state = randomText();
  const verifier = randomText();
  const authorize = new URL(`https://${host}/oauth/authorize`);
  authorize.search = String(
    new URLSearchParams({
      response_type: 'code',
      client_id: app.clientId,
      redirect_uri: app.redirectUri,
      scope: searches ? searchScopes : usualScopes,
      state,
      code_challenge: await challengeOf(verifier),
      code_challenge_method: 'S256',
      lang: language,
      // Asks for consent even of who has given it: another account can be chosen, and after a second factor the policy of
      // Mastodon's page (`form-action`) would block the way back (Chromium, 4.3 to 4.6).
      force_login: 'true',
    }),
  );
  const code = codeFrom(await opened(window, authorize.href, host, searches), state, host);
  const token = await tokenFor(app, code, verifier, searches);
  const me = await whoIs(host, token);
  const facts = seen.isClosed ? await readServer(host, token) : seen;
  const account = { ...me, ...accountFacts(facts, me.username), token, signedIn: true };
  return searches ? { ...account, canSearch: true } : account;
}

/** What of an account comes from what its server says, and is read again from time to time. */
export function accountFacts(facts: ServerFacts, username: string) {
  const { host, domain, limits, isClosed: _isClosed, ...server } = facts;
  return {
    ...{ host, limits, server, readAt: Date.now() },
    ...(domain === host ? {} : { handle: `${username}@${domain}` }),
  };
}

/**
 * Takes the token back at the server; `registered` is what the server gave this installation. Own form-encoded request: GoToSocial does not read the JSON that masto sends here
 * (GoToSocial 0.20). Throws Problem if the server cannot be reached; the token may then live on.
 */
export async function revoke(account: SignedIn, registered = appOf(account)): Promise<void> {
  const app = await registered;
  if (!app) return;
  await form(account.host, '/oauth/revoke', {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    token: account.token,
  });
}

async function appFor(host: string, redirectUri: string, searches: boolean): Promise<App> {
  const known = await readApp(host, searches);
  if (known?.redirectUri === redirectUri) return known;
  try {
    const made = await clientFor(host).v1.apps.create({
      clientName: 'Mitposten',
      // One address as a plain string: GoToSocial and snac refuse the list form.
      redirectUris: redirectUri,
      scopes: searches ? searchScopes : usualScopes,
    });
    const app = { host, redirectUri, ...understood(appAnswer, made) };
    await writeApp(app, searches);
    return app;
  } catch (thrown) {
    // Whatever it is that wants to be signed in to first, it has no apps.
    const isNone = [401, 404, 405].includes(statusOf(thrown) ?? 0);
    throw isNone ? new Problem('refused', 'not-mastodon', host) : problemOf(thrown, false);
  }
}

async function opened(window: SignInWindow, url: string, host: string, searches: boolean): Promise<string> {
  try {
    return await window.open(url);
  } catch {
    // A server that has forgotten the app shows an error that leads nowhere but to closing the window.
    const inUse = (await listAccounts()).some(
      (account) => account.host === host && account.signedIn && (account.canSearch ?? false) === searches,
    );
    if (!inUse) await forgetApp(host, searches);
    throw new Problem('refused', 'sign-in-denied', host);
  }
}

function codeFrom(redirected: string, state: string, host: string): string {
  const answer = URL.parse(redirected)?.searchParams ?? new URLSearchParams();
  const error = answer.get('error');
  if (error === 'access_denied') throw new Problem('refused', 'sign-in-denied', host);
  if (error) throw new Problem('refused', 'sign-in-failed', answer.get('error_description') ?? error);
  const code = answer.get('code');
  // An answer to another question than ours may sign us in as somebody else (RFC 6749, 10.12).
  if (answer.get('state') !== state || !code) throw new Problem('refused', 'sign-in-mismatch', host);
  return code;
}

async function tokenFor(app: App, code: string, verifier: string, searches: boolean): Promise<string> {
  const response = await form(app.host, '/oauth/token', {
    grant_type: 'authorization_code',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    redirect_uri: app.redirectUri,
    code,
    code_verifier: verifier,
  });
  const body = await jsonOf(response);
  const answer = v.safeParse(tokenAnswer, body);
  if (response.ok && answer.success) return answer.output.access_token;
  const said = v.safeParse(tokenError, body);
  if (said.success && said.output.error === 'invalid_client') await forgetApp(app.host, searches);
  const words = said.success ? said.output.error_description || said.output.error : `HTTP ${response.status}`;
  throw new Problem('refused', 'sign-in-failed', words);
}

/** `undefined` for what is no JSON, too large, or breaks off. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse((await readTextWithin(response, largestAnswer)) ?? '');
  } catch {
    return undefined;
  }
}

async function whoIs(host: string, token: string) {
  try {
    const answer = await clientFor(host, token).v1.accounts.verifyCredentials();
    const { picture, ...me } = accountSaid(answer, host);
    return { ...me, id: `${me.username}@${host}`, avatar: await readAvatar(picture, host) };
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}

async function form(host: string, path: string, fields: Record<string, string>): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`https://${host}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      credentials: 'omit',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
  } catch {
    throw new Problem('unreachable', 'no-network', host);
  }
  if (isRedirect(response)) throw new Problem('unreachable', 'server-moved', host);
  return response;
}
