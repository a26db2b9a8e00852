import { domainToUnicode } from 'node:url';
import type { Server } from '../server.ts';
import { userByName } from '../store/accounts.ts';
import { remoteByName } from '../store/remotes.ts';
import { type Entity, entitiesOf } from './entities.ts';

/**
 * The HTML that Mastodon makes of a plain text (Mastodon 4.5, app/lib/text_formatter.rb). `quoted` is the address of the
 * status that it quotes, which the server puts before a text that does not name it.
 */
export function formatText(server: Server, text: string, quoted?: string): string {
  return withQuote(text.trim() === '' ? '' : htmlOf(server, text), quoted);
}

function htmlOf(server: Server, text: string): string {
  const named = entitiesOf(text).flatMap((entity) => (entity.kind === 'mention' ? [entity.name] : []));
  const accounts = named.flatMap((name) => accountNamed(server, name) ?? []);
  let html = '';
  let end = 0;
  for (const entity of entitiesOf(text)) {
    html += escapeHtml(text.slice(end, entity.start));
    html += linkTo(server, entity, accounts) ?? escapeHtml(text.slice(entity.start, entity.end));
    end = entity.end;
  }
  return paragraphs(html + escapeHtml(text.slice(end)));
}

function withQuote(html: string, quoted: string | undefined): string {
  if (quoted === undefined || html.includes(quoted)) return html;
  return `<p class="quote-inline">RE: ${urlLink(quoted)}</p>${html}`;
}

/** The hashtags of a text as an API's answer lists them: in small letters, each once. */
export function tagsOf(server: Server, text: string): { name: string; url: string }[] {
  const names = entitiesOf(text).flatMap((entity) =>
    entity.kind === 'hashtag' ? [tagName(entity.tag)] : [],
  );
  return [...new Set(names)].map((name) => ({ name, url: tagUrl(server, name) }));
}

/** An account that a text mentions, as an API's answer lists it. */
export interface Mentioned {
  id: string;
  username: string;
  url: string;
  acct: string;
}

/** The accounts a text mentions, each once. */
export function mentionedIn(server: Server, text: string): Mentioned[] {
  const all = entitiesOf(text).flatMap((entity) =>
    entity.kind === 'mention' ? (accountNamed(server, entity.name) ?? []) : [],
  );
  return [...new Map(all.map((account) => [account.id, account])).values()];
}

/** Others are looked up at their own servers (Mastodon 4.5, `ProcessMentionsService`). */
function accountNamed(server: Server, name: string): Mentioned | undefined {
  const user = userByName(server, name);
  if (user) {
    const { id, username } = user;
    return { id, username, url: `${server.origin}/@${username}`, acct: username };
  }
  const remote = remoteByName(server, name, true);
  if (!remote) return undefined;
  const { id, username, host } = remote;
  return { id, username, url: `https://${host}/@${username}`, acct: `${username}@${domainToUnicode(host)}` };
}

/** Makes a text safe to stand in HTML, between tags or in an attribute. */
export function escapeHtml(text: string): string {
  const marks: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

function linkTo(server: Server, entity: Entity, accounts: readonly Mentioned[]): string | undefined {
  if (entity.kind === 'url') return urlLink(entity.url);
  if (entity.kind === 'hashtag') {
    const url = escapeHtml(tagUrl(server, tagName(entity.tag)));
    return `<a href="${url}" class="mention hashtag" rel="tag">#<span>${escapeHtml(entity.tag)}</span></a>`;
  }
  const account = accountNamed(server, entity.name);
  if (!account) return undefined;
  // In its own writing, without its host, unless another of the same name is mentioned too.
  const isAmbiguous = accounts.some(
    ({ id, username }) => id !== account.id && username.toLowerCase() === account.username.toLowerCase(),
  );
  const shown = isAmbiguous ? account.acct : account.username;
  return (
    `<span class="h-card" translate="no"><a href="${escapeHtml(account.url)}" class="u-url mention">` +
    `@<span>${escapeHtml(shown)}</span></a></span>`
  );
}

// Shown: 30 characters after the scheme and "www."; a single further one is not worth an ellipsis.
function urlLink(url: string): string {
  const prefix = /^https?:\/\/(www\.)?/i.exec(url)?.[0] ?? '';
  const rest = url.slice(prefix.length);
  const shown = rest.length > 31 ? rest.slice(0, 30) : rest;
  const hidden = rest.slice(shown.length);
  return (
    `<a href="${escapeHtml(url)}" target="_blank" rel="nofollow noopener" translate="no">` +
    `<span class="invisible">${escapeHtml(prefix)}</span>` +
    `<span class="${hidden ? 'ellipsis' : ''}">${escapeHtml(shown)}</span>` +
    `<span class="invisible">${escapeHtml(hidden)}</span></a>`
  );
}

function paragraphs(html: string): string {
  return html
    .trim()
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
    .join('');
}

function tagName(tag: string): string {
  return tag.normalize('NFKC').toLowerCase();
}

function tagUrl(server: Server, name: string): string {
  return `${server.origin}/tags/${encodeURIComponent(name)}`;
}
