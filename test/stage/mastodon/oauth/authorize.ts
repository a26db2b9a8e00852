import { type App, createApp, type Visit } from '../http/app.ts';
import { type Params, readParams } from '../http/params.ts';
import { languageOf } from '../http/refusal.ts';
import type { Language } from '../http/words.ts';
import type { Server } from '../server.ts';
import { userById } from '../store/accounts.ts';
import type { TokenRow, UserRow } from '../store/rows.ts';
import { outOfBand, randomToken } from './apps.ts';
import { codePage, codeQuestionPage, consentPage, errorPage, factorPage, signInPage } from './pages.ts';
import { type Authorization, readAuthorization } from './request.ts';
import { scopesOf } from './scopes.ts';
import { returnToOf, sessionOf, signedInUser, startSession } from './session.ts';

/** The pages a person signs in on and gives or denies permission on. None sends a form-action policy, as in 4.3 to 4.6. */
export function authorizeRoutes(server: Server): App {
  return createApp()
    .get('/oauth/authorize', (c) => showConsent(server, c))
    .post('/oauth/authorize', (c) => decide(server, c))
    .get('/oauth/authorize/native', (c) =>
      c.html(codePage(server, pageLanguage(server, c), c.req.query('code') ?? '')),
    )
    .get('/auth/sign_in', (c) => c.html(signInPage(server, pageLanguage(server, c), false)))
    .post('/auth/sign_in', (c) => signIn(server, c))
    .get('/settings/otp_authentication', (c) => c.html(factorPage(server, pageLanguage(server, c))))
    .post('/auth/sign_out', async (c) => {
      startSession(server, c, undefined, localPath((await readParams(c)).text('return_to') ?? ''));
      return c.redirect('/auth/sign_in');
    });
}

async function showConsent(server: Server, c: Visit): Promise<Response> {
  const user = signedInUser(server, c);
  const { pathname, search } = new URL(c.req.url);
  const language = pageLanguage(server, c);
  if (!user) {
    startSession(server, c, undefined, pathname + search);
    // Without the language that was asked for.
    return c.redirect(`${server.origin}/auth/sign_in`);
  }
  // A role that needs a second factor lets nobody go on without one.
  if (server.faults.loginState === 'second-factor-missing')
    return c.redirect(`${server.origin}/settings/otp_authentication?oauth=true`);
  const params = await readParams(c);
  const authorization = readAuthorization(server, params);
  if ('error' in authorization) {
    return c.html(errorPage(server, language, authorization.error), authorization.status);
  }
  // An app that has its permission already gets its code without asking, unless it wants another account chosen.
  if (hasToken(server, authorization, user) && !params.flag('force_login')) {
    return redirectWithCode(server, c, authorization, user);
  }
  return c.html(consentPage(server, language, authorization, user, pathname + search));
}

async function decide(server: Server, c: Visit): Promise<Response> {
  const params = await readParams(c);
  const user = signedInUser(server, c);
  if (!user) return c.redirect('/auth/sign_in');
  const authorization = readAuthorization(server, params);
  if ('error' in authorization) {
    return c.html(errorPage(server, pageLanguage(server, c), authorization.error), authorization.status);
  }
  if (params.text('_method') !== 'delete') return redirectWithCode(server, c, authorization, user);
  return redirectBack(server, c, authorization, {
    error: 'access_denied',
    error_description: 'The resource owner or authorization server denied the request.',
  });
}

async function signIn(server: Server, c: Visit): Promise<Response> {
  const params: Params | undefined = (await readParams(c)).nested('user');
  // A user of the stage has no mailbox: user@host stands for the address, the name alone will do.
  const name = (params?.text('email') ?? '').trim().replace(`@${server.options.host}`, '');
  const user = server.db.one<UserRow>('select * from users where username = ? collate nocase', name);
  const attempt = params?.text('otp_attempt');
  if (attempt !== undefined) return signInWithCode(server, c, attempt);
  if (user?.password !== params?.text('password') || !user) {
    return c.html(signInPage(server, pageLanguage(server, c), true));
  }
  if (user.one_time_code !== null) {
    server.halfSignedIn.set(sessionOf(c), user.id);
    return c.html(codeQuestionPage(server, pageLanguage(server, c), false));
  }
  return signedIn(server, c, user);
}

/** The second factor, asked for on the page that answered the first. */
function signInWithCode(server: Server, c: Visit, attempt: string): Response | Promise<Response> {
  const user = userById(server, server.halfSignedIn.get(sessionOf(c)) ?? '');
  if (!user || attempt !== user.one_time_code)
    return c.html(codeQuestionPage(server, pageLanguage(server, c), true));
  return signedIn(server, c, user);
}

function signedIn(server: Server, c: Visit, user: UserRow): Response {
  const returnTo = returnToOf(server, c) || `/@${user.username}`;
  startSession(server, c, user, '');
  return c.redirect(returnTo, 303);
}

function redirectWithCode(server: Server, c: Visit, authorization: Authorization, user: UserRow): Response {
  const code = randomToken();
  server.db.insert('codes', {
    code,
    app_id: authorization.app.id,
    user_id: user.id,
    redirect_uri: authorization.redirectUri,
    scopes: authorization.scopes,
    challenge: authorization.challenge,
    created_at: server.clock.now(),
    used: 0,
  });
  if (authorization.redirectUri === outOfBand) return c.redirect(`/oauth/authorize/native?code=${code}`);
  return redirectBack(server, c, authorization, { code });
}

function redirectBack(
  server: Server,
  c: Visit,
  authorization: Authorization,
  answer: Record<string, string>,
): Response {
  const { redirectUri } = authorization;
  const state = server.faults.wrongState ? randomToken() : authorization.state;
  const query = new URLSearchParams({ ...answer, ...(state && { state }) });
  return c.redirect(`${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}`, 302);
}

function hasToken(server: Server, { app, scopes }: Authorization, user: UserRow): boolean {
  const wanted = scopesOf(scopes).toSorted().join(' ');
  return server.db
    .all<TokenRow>('select * from tokens where app_id = ? and user_id = ? and revoked = 0', app.id, user.id)
    .some((token) => scopesOf(token.scopes).toSorted().join(' ') === wanted);
}

function localPath(address: string): string {
  return /^\/(?!\/)/.test(address) ? address : '';
}

function pageLanguage(server: Server, c: Visit): Language {
  const wanted = c.req.query('lang');
  return wanted === 'de' || wanted === 'en' ? wanted : languageOf(server, c);
}
