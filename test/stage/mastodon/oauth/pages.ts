import { html } from 'hono/html';
import type { Language } from '../http/words.ts';
import { type Markup, page } from '../pages/page.ts';
import type { Server } from '../server.ts';
import type { UserRow } from '../store/rows.ts';
import type { Authorization, BadAuthorization } from './request.ts';
import { scopesOf } from './scopes.ts';
import { oauthWords } from './words.ts';

/** The form to sign in with; the names of its fields are Mastodon's. */
export function signInPage(server: Server, language: Language, wrongPassword: boolean): Markup {
  const words = oauthWords(language);
  const alert = wrongPassword ? html`<p class="alert" role="alert">${words.wrongPassword}</p>` : '';
  return page(
    server,
    language,
    words.signIn,
    html`<main class="card narrow">
      <h1>${words.signInTo(server.options.host)}</h1>
      ${alert}
      <form method="post" action="/auth/sign_in">
        <label for="user_email">${words.email}</label>
        <input id="user_email" name="user[email]" autocomplete="username" autocapitalize="none" required />
        <label for="user_password">${words.password}</label>
        <input id="user_password" name="user[password]" type="password" autocomplete="current-password" required />
        <button type="submit">${words.signIn}</button>
      </form>
    </main>`,
  );
}

/** The question for the second factor. */
export function codeQuestionPage(server: Server, language: Language, wrongCode: boolean): Markup {
  const words = oauthWords(language);
  return card(
    server,
    language,
    words.secondFactor,
    html`${wrongCode ? html`<p class="alert" role="alert">${words.wrongCode}</p>` : ''}
      <form method="post" action="/auth/sign_in">
        <label for="user_otp_attempt">${words.oneTimeCode}</label>
        <input id="user_otp_attempt" name="user[otp_attempt]" autocomplete="one-time-code" required />
        <button type="submit">${words.signIn}</button>
      </form>`,
  );
}

/** What a person reads whose role needs a second factor. */
export function factorPage(server: Server, language: Language): Markup {
  const words = oauthWords(language);
  return card(server, language, words.secondFactor, html`<p>${words.factorNeeded}</p>`);
}

/** The question whether an app may act for the person. */
export function consentPage(
  server: Server,
  language: Language,
  authorization: Authorization,
  user: UserRow,
  address: string,
): Markup {
  const words = oauthWords(language);
  const scopes = scopesOf(authorization.scopes).map(
    (scope) => html`<li><strong>${scope}</strong> ${words.scopes[scope] ?? ''}</li>`,
  );
  return card(
    server,
    language,
    words.required,
    html`<p class="lead"><strong>${words.asks(authorization.app.name)}</strong></p>
      <p class="account">
        <img src="/avatars/${user.id}.png" alt="" width="46" height="46" />
        <span>${words.signedInAs}<br /><strong>@${user.username}@${server.options.domain}</strong></span>
      </p>
      <h2>${words.permissions}</h2>
      <ul class="scopes">${scopes}</ul>
      <form method="post" action="/oauth/authorize" class="actions">
        ${hiddenFields(authorization)}
        <button type="submit" id="authorize">${words.authorize}</button>
      </form>
      <form method="post" action="/oauth/authorize" class="actions">
        <input type="hidden" name="_method" value="delete" />
        ${hiddenFields(authorization)}
        <button type="submit" id="deny" class="negative">${words.deny}</button>
      </form>
      <form method="post" action="/auth/sign_out" class="actions">
        <input type="hidden" name="return_to" value="${address}" />
        <button type="submit" id="other-account" class="plain">${words.otherAccount}</button>
      </form>`,
  );
}

/** What is wrong with the request itself, so that nothing can be sent back to the app. */
export function errorPage(server: Server, language: Language, error: BadAuthorization['error']): Markup {
  const words = oauthWords(language);
  return card(server, language, words.failed, html`<p class="alert" role="alert">${words.errors[error]}</p>`);
}

/** The code to be copied, for apps without an address of their own. */
export function codePage(server: Server, language: Language, code: string): Markup {
  const words = oauthWords(language);
  return card(
    server,
    language,
    words.required,
    html`<p>${words.code}</p>
      <input class="oauth-code" readonly value="${code}" aria-label="${words.code}" />`,
  );
}

/** A page that says one thing, under its own heading. */
function card(server: Server, language: Language, heading: string, said: Markup): Markup {
  return page(
    server,
    language,
    heading,
    html`<main class="card narrow">
      <h1>${heading}</h1>
      ${said}
    </main>`,
  );
}

function hiddenFields({ app, redirectUri, scopes, state, challenge }: Authorization): Markup {
  const fields = {
    client_id: app.client_id,
    redirect_uri: redirectUri,
    state,
    response_type: 'code',
    scope: scopes,
    ...(challenge && { code_challenge: challenge, code_challenge_method: 'S256' }),
  };
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`${inputs}`;
}
