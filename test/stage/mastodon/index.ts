import { randomUUID } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import { accountRoutes } from './api/accounts.ts';
import { discoveryRoutes } from './api/discovery.ts';
import { instanceRoutes } from './api/instance.ts';
import { mediaRoutes } from './api/media.ts';
import { scheduledRoutes } from './api/scheduled.ts';
import { searchRoutes } from './api/search.ts';
import { statusRoutes } from './api/statuses.ts';
import { webFingerRoutes } from './api/web-finger.ts';
import type { Clock } from './clock.ts';
import { type App, createApp } from './http/app.ts';
import { cors } from './http/cors.ts';
import { faulting, nextFailure } from './http/faults.ts';
import { logging } from './http/log.ts';
import { contentPolicy } from './http/policy.ts';
import { limitHeaders, rateLimits } from './http/rate-limits.ts';
import { answerError, Refusal } from './http/refusal.ts';
import { appRoutes } from './oauth/apps.ts';
import { authorizeRoutes } from './oauth/authorize.ts';
import { tokenFor, tokenRoutes } from './oauth/token.ts';
import { assetRoutes } from './pages/assets.ts';
import { missingPage, profileRoutes } from './pages/profile.ts';
import { createServer, type Server } from './server.ts';
import { publishDue } from './statuses/scheduled.ts';
import { userByName } from './store/accounts.ts';
import type { Mastodon, MastodonOptions, NewUser } from './types.ts';

export type { Failure, Faults, Target } from './http/faults.ts';
export type { RequestLine } from './http/log.ts';
export type { Mastodon, MastodonOptions, NewUser } from './types.ts';

/** A server that answers as Mastodon 4.5 does, with everything in memory. Not for more than one test at a time. */
export function createMastodon(options: MastodonOptions, clock?: Clock): Mastodon {
  const server = createServer(options, clock);
  const app = appOf(server);
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return {
    host: options.host,
    hosts: [options.host],
    listener: (request, response) => void listener(request, response),
    fetch: async (request) => app.fetch(request, unplugged),
    addUser: (user) => addUser(server, user),
    addRemote: (remote) => void server.remotes.push({ ...remote, id: server.nextId(), isKnown: false }),
    issueToken: (username, scopes = defaultScopes) =>
      tokenFor(server, null, idOf(server, username), scopes).token,
    revokeTokens: (username) => {
      server.db.run('update tokens set revoked = 1 where user_id = ?', idOf(server, username));
    },
    endSessions: () => server.db.run('delete from sessions'),
    faults: server.faults,
    log: server.log,
    forgetKeys: () => server.db.run('delete from idempotency'),
    advance: (milliseconds) => server.clock.advance(milliseconds),
    change: (options) => change(server, options),
    silence: (username) =>
      server.db.run('update users set silenced = 1 where id = ?', idOf(server, username)),
    publishScheduled: () => publishDue(server, Number.MAX_SAFE_INTEGER),
    reset: () => reset(server),
    close: () => server.db.close(),
  };
}

/** What stands for Node's own request where there is none. */
const unplugged = { incoming: { socket: {} } };

const defaultScopes = 'profile read:accounts read:statuses write:statuses write:media';

function appOf(server: Server): App {
  const app = createApp();
  app.use(logging(server), faulting(server), cors, contentPolicy, limitHeaders, rateLimits(server));
  app.use(async (c, next) => {
    const failure = nextFailure(server, c, false);
    if (failure) throw failureOf(failure.status);
    publishDue(server);
    c.header('X-Request-Id', randomUUID());
    await next();
  });
  const routes = [
    discoveryRoutes,
    webFingerRoutes,
    appRoutes,
    authorizeRoutes,
    tokenRoutes,
    instanceRoutes,
    accountRoutes,
    mediaRoutes,
    statusRoutes,
    scheduledRoutes,
    searchRoutes,
    assetRoutes,
    profileRoutes,
  ];
  for (const route of routes) app.route('/', route(server));
  app.notFound((c) => {
    // Only who asks for JSON is told in JSON that there is no such route.
    if (!/\bjson\b/.test(c.req.header('Accept') ?? '')) return missingPage(server, c);
    throw new Refusal(404, (words) => words.noSuchRoute);
  });
  app.onError(answerError(server));
  return app;
}

function failureOf(status: Refusal['status']): Refusal {
  return new Refusal(status, (words) => {
    if (status === 401) return words.token.revoked;
    if (status === 403) return words.notAllowed;
    if (status === 404) return words.notFound;
    if (status === 429) return words.tooManyRequests;
    return status === 503 ? words.temporary : words.internal;
  });
}

function addUser(server: Server, user: NewUser): void {
  const { username, password, displayName, bio = '', avatar, locale, oneTimeCode } = user;
  server.db.insert('users', {
    id: server.nextId(),
    username,
    password,
    display_name: displayName,
    bio,
    avatar: avatar ?? null,
    created_at: server.clock.now(),
    locale: locale ?? null,
    silenced: 0,
    one_time_code: oneTimeCode ?? null,
  });
}

/** Rules are kept for a quarter of an hour, whatever changes. */
function change(server: Server, options: Partial<MastodonOptions>): void {
  const { rules } = server.options;
  if (options.rules) server.oldRules = { rules, until: server.clock.now() + 15 * 60_000 };
  Object.assign(server.options, options);
}

function idOf(server: Server, username: string): string {
  const user = userByName(server, username);
  if (!user) throw new Error(`${server.options.host} has no user ${username}`);
  return user.id;
}

function reset(server: Server): void {
  const tables = ['media', 'files', 'statuses', 'revisions', 'scheduled', 'idempotency'];
  for (const table of tables) server.db.run(`delete from ${table}`);
  // Emptied, not replaced: whoever holds them sees the change.
  for (const fault of Object.keys(server.faults)) Reflect.deleteProperty(server.faults, fault);
  server.log.length = 0;
  server.throttle.reset();
  server.db.run('update users set silenced = 0');
  server.oldRules = undefined;
  server.fileNames.clear();
  Object.assign(server.options, server.asMade);
  server.clock.reset();
}
