import { type App, createApp, type Step } from '../http/app.ts';
import { callerIfAny } from '../http/auth.ts';
import { Refusal } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import { countOf } from '../store/accounts.ts';
import { isSince } from '../version.ts';
import { configuration } from './configuration.ts';

/** What a server tells about itself, in both versions; v1 still answers on 4.6. */
export function instanceRoutes(server: Server): App {
  return createApp()
    .use('/api/v1/instance', closing(server))
    .use('/api/v2/instance', closing(server))
    .get('/api/v2/instance', (c) => c.json(version2(server)))
    .get('/api/v1/instance', (c) => c.json(version1(server)))
    .get('/api/v1/instance/rules', (c) => c.json(rules(server)));
}

/** A server of limited federation says nothing to whoever is not signed in, up to 4.4. */
function closing(server: Server): Step {
  return async (c, next) => {
    const isOpen = !server.options.limitedFederation || isSince(server, 5);
    if (!isOpen && !callerIfAny(server, c, 'read:accounts', 'profile'))
      throw new Refusal(401, (words) => words.userNeeded);
    await next();
  };
}

function version2(server: Server): object {
  const { origin, options } = server;
  return {
    domain: options.domain,
    title: options.title,
    version: options.version,
    source_url: 'https://github.com/mastodon/mastodon',
    description: '',
    usage: { users: { active_month: countOf(server, 'users') } },
    thumbnail: { url: `${origin}/headers/missing.png`, blurhash: null, versions: {} },
    icon: [{ src: `${origin}/avatars/missing.png`, size: '120x120' }],
    languages: [options.language],
    configuration: {
      urls: {
        streaming: `wss://${options.host}`,
        status: null,
        about: `${origin}/about`,
        privacy_policy: null,
        terms_of_service: null,
      },
      vapid: { public_key: '' },
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
      ...configuration(server),
      translation: { enabled: false },
      timelines_access: {
        live_feeds: { local: 'public', remote: 'public' },
        hashtag_feeds: { local: 'public', remote: 'public' },
        trending_link_feeds: { local: 'disabled', remote: 'disabled' },
      },
      limited_federation: options.limitedFederation,
    },
    registrations: {
      enabled: false,
      approval_required: false,
      reason_required: false,
      message: null,
      min_age: null,
      url: null,
    },
    api_versions: { mastodon: apiVersion(options.version) },
    contact: { email: `kontakt@${options.host}`, account: null },
    rules: rules(server),
  };
}

function version1(server: Server): object {
  const { origin, options } = server;
  return {
    uri: options.domain,
    title: options.title,
    short_description: '',
    description: '',
    email: `kontakt@${options.host}`,
    version: options.version,
    urls: { streaming_api: `wss://${options.host}` },
    stats: {
      user_count: countOf(server, 'users'),
      status_count: countOf(server, 'statuses'),
      domain_count: 0,
    },
    thumbnail: `${origin}/headers/missing.png`,
    languages: [options.language],
    registrations: false,
    approval_required: false,
    invites_enabled: false,
    configuration: {
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
      ...configuration(server),
    },
    contact_account: null,
    rules: rules(server),
  };
}

function rules({ options, oldRules, clock }: Server): object[] {
  const said = oldRules && oldRules.until > clock.now() ? oldRules.rules : options.rules;
  return said.map((text, index) => ({ id: String(index + 1), text, hint: '', translations: {} }));
}

function apiVersion(version: string): number {
  const [, minor = '5', patch = '0'] = version.split(/[.+-]/);
  if (minor === '6') return patch === '0' ? 10 : 11;
  return { 3: 2, 4: 6, 5: 7 }[minor] ?? 11;
}
