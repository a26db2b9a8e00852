import { fromBase64, proofpoint2, proofpoint3, withScheme } from './wrapper-codes.ts';

// As of November 2026, from the ClearURLs rules, the manuals of the vendors, and addresses as they are found in posts. What
// cannot be read without asking somebody (t.co, lnkd.in, Mimecast's and Hornetsecurity's) stays as it is.

/** Addresses that hold the one they lead to in their query. */
export interface Dispatcher {
  /** A host with all below it, or a pattern. */
  host: string | RegExp;
  path: RegExp;
  names: string[];
  /** How the value is read, where it is not the address itself. */
  read?: (value: string) => string | undefined;
}

const any = /^/;
const root = /^\/?$/;

export const dispatchers: Dispatcher[] = [
  // Networks.
  { host: 'go.bsky.app', path: /^\/redirect$/, names: ['u'] },
  { host: 'facebook.com', path: /^\/(?:l\.php|flx\/warn\/?)$/, names: ['u'] },
  { host: 'messenger.com', path: /^\/l\.php$/, names: ['u'] },
  { host: 'l.instagram.com', path: root, names: ['u'] },
  { host: 'l.threads.net', path: root, names: ['u'] },
  { host: 'l.threads.com', path: root, names: ['u'] },
  { host: 'l.wl.co', path: /^\/l\/?$/, names: ['u'] },
  { host: 'out.reddit.com', path: any, names: ['url'] },
  { host: 'linkedin.com', path: /^\/(?:redir\/[a-z-]+|safety\/go)\/?$/, names: ['url'] },
  { host: 'youtube.com', path: /^\/redirect\/?$/, names: ['q'] },
  {
    host: 'twitter.com',
    path: /^\/(?:i\/redirect|safety\/unsafe_link_warning)$/,
    names: ['url', 'unsafe_link'],
  },
  { host: 'x.com', path: /^\/(?:i\/redirect|safety\/unsafe_link_warning)$/, names: ['url', 'unsafe_link'] },
  { host: 'vk.com', path: /^\/away(?:\.php)?$/, names: ['to'] },
  { host: 'vk.ru', path: /^\/away(?:\.php)?$/, names: ['to'] },
  { host: 'steamcommunity.com', path: /^\/linkfilter\/?$/, names: ['url', 'u'] },
  { host: 'tiktok.com', path: /^\/link\/v2$/, names: ['target'] },
  { host: 't.umblr.com', path: /^\/redirect$/, names: ['z'] },
  { host: 'pinterest.com', path: /^\/offsite\/?$/, names: ['url'] },
  { host: 'medium.com', path: /^\/r\/?$/, names: ['url'] },
  { host: 'disq.us', path: /^\/url$/, names: ['url'], read: (value) => value.replace(/:[\w-]{20,}$/, '') },
  { host: 'curseforge.com', path: /\/linkout$/, names: ['remoteUrl'], read: decodedAgain },
  { host: 'link.zhihu.com', path: root, names: ['target'] },
  { host: 'getpocket.com', path: /^\/redirect$/, names: ['url'] },
  // Search engines.
  {
    host: /^(?:[a-z]+\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/,
    path: /^\/(?:url|linkredirect)$/,
    names: ['q', 'url', 'dest'],
  },
  { host: 'googleadservices.com', path: /^\/pagead\/aclk$/, names: ['adurl'] },
  { host: 'googleweblight.com', path: any, names: ['lite_url'] },
  {
    host: 'bing.com',
    path: /^\/ck\/a$/,
    names: ['u'],
    read: (value) => (value.startsWith('a1') ? fromBase64(value.slice(2)) : undefined),
  },
  { host: 'duckduckgo.com', path: /^\/l\/?$/, names: ['uddg'] },
  // Programs for work.
  { host: 'slack-redir.net', path: /^\/link$/, names: ['url'] },
  {
    host: /(?:^|\.)safelinks\.protection\.(?:outlook\.com|outlook\.cn|office365\.us)$/,
    path: any,
    names: ['url'],
  },
  {
    host: /^statics\.teams\.(?:cdn\.office\.net|microsoft\.com|cdn\.live\.net)$/,
    path: /\/safelinks\//,
    names: ['url'],
  },
  // German mail providers.
  { host: 'deref-gmx.net', path: /\/dereferrer\/?$/, names: ['redirectUrl'] },
  { host: 'deref-gmx.com', path: /\/dereferrer\/?$/, names: ['redirectUrl'] },
  { host: 'deref-web.de', path: /\/dereferrer\/?$/, names: ['redirectUrl'] },
  { host: 'deref-web-02.de', path: /\/dereferrer\/?$/, names: ['redirectUrl'] },
  { host: 'deref-mail.com', path: /\/dereferrer\/?$/, names: ['redirectUrl'] },
  { host: 'deref-1und1.de', path: /\/dereferrer\/?$/, names: ['redirectUrl'] },
  // What looks for danger in mails.
  { host: 'urldefense.proofpoint.com', path: /^\/v1\/url$/, names: ['u'] },
  { host: 'urldefense.proofpoint.com', path: /^\/v2\/url$/, names: ['u'], read: proofpoint2 },
  { host: 'linkprotect.cudasvc.com', path: /^\/url$/, names: ['a'] },
  { host: 'protection.sophos.com', path: root, names: ['u'], read: fromBase64 },
  { host: 'fireeye.com', path: /^\/(?:v1\/)?url$/, names: ['u'] },
  { host: 'trellix.com', path: /^\/(?:v1\/)?url$/, names: ['u'] },
  { host: 'trendmicro.com', path: /^\/wis\/clicktime\/v[12]\/query$/, names: ['url'] },
  { host: 'clicktime.symantec.com', path: any, names: ['u'] },
  { host: 'link.edgepilot.com', path: /^\/s\//, names: ['u'] },
  { host: 'vadesecure.com', path: /^\/v4$/, names: ['u'] },
  { host: 'url-protection.com', path: /^\/v1\/url$/, names: ['o'] },
  { host: 'fortimailcloud.com', path: /^\/fmlurlsvc\/?$/, names: ['url'] },
];

/** Addresses that hold the one they lead to in their path, or as their whole query. */
export const pathWrappers: { hosts: (string | RegExp)[]; read: (url: string) => string | undefined }[] = [
  {
    hosts: ['urldefense.com', 'urldefense.us', 'urldefense.proofpoint.com'],
    read: proofpoint3,
  },
  {
    hosts: ['avanan.click', 'protect.checkpoint.com'],
    read: (url) => /\/v2\/(?:[^/_]+\/)?___(.+?)___\./.exec(url)?.[1],
  },
  {
    hosts: ['secure-web.cisco.com', 'outgoing.prod.mozaws.net', 'prod.outgoing.prod.webservices.mozgcp.net'],
    read: (url) => decodedAgain(/^https?:\/\/[^/]+\/(?:v1\/)?[^/]+\/(https?%3A[^/?#]*)/i.exec(url)?.[1]),
  },
  {
    hosts: ['r.search.yahoo.com'],
    read: (url) => decodedAgain(/\/RU=(https?%3A[^/]*)\//i.exec(url)?.[1]),
  },
  {
    hosts: ['href.li', 'anonym.to', 'dereferer.me', 'nullrefer.com'],
    read: (url) => {
      const whole = /^https?:\/\/[^/?]+\/?\?(https?(?::|%3A).*)$/i.exec(url)?.[1];
      return whole?.includes('://') ? whole : decodedAgain(whole);
    },
  },
  {
    hosts: ['deviantart.com'],
    read: (url) => /\/users\/outgoing\?(https?:.*)$/i.exec(url)?.[1],
  },
  {
    // Pages that Google keeps and shows in its own name.
    hosts: [/^(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/],
    read: (url) => withScheme(/^https?:\/\/[^/]+\/amp\/(s\/)?([^/]+\..*)$/i.exec(url)),
  },
  {
    hosts: ['cdn.ampproject.org'],
    read: (url) => withScheme(/^https?:\/\/[^/]+\/[cv]\/(s\/)?([^/]+\..*)$/i.exec(url)),
  },
];

function decodedAgain(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
