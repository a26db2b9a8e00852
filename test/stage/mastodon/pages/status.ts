import { html, raw } from 'hono/html';
import type { Poll } from '../api/poll.ts';
import { formatText } from '../content/format.ts';
import type { Server } from '../server.ts';
import { userById } from '../store/accounts.ts';
import { mediaOf } from '../store/media.ts';
import type { MediaRow, StatusRow, UserRow } from '../store/rows.ts';
import { isVisible, repliesTo, visibleStatus } from '../store/statuses.ts';
import type { Markup } from './page.ts';
import { pageWords } from './words.ts';

/** A status with the answers to it below, each below the one it answers. */
export function threadMarkup(server: Server, row: StatusRow): Markup {
  const replies = repliesTo(server, row.id).filter((reply) => isVisible(server, reply, undefined));
  return html`<div class="thread">
    ${statusMarkup(server, row)} ${replies.map((reply) => threadMarkup(server, reply))}
  </div>`;
}

function statusMarkup(server: Server, row: StatusRow): Markup | '' {
  const author = userById(server, row.user_id);
  if (!author) return '';
  const media = mediaOf(server, row.id);
  return html`<article class="status" id="status-${row.id}" lang="${row.language}">
    ${head(server, row, author)} ${body(server, row, media)}
  </article>`;
}

function head(server: Server, row: StatusRow, author: UserRow): Markup {
  const { language } = server.options;
  const words = pageWords(language);
  const time = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  }).format(row.created_at);
  const notes = [
    ...(row.visibility === 'unlisted' ? [words.unlisted] : []),
    ...(row.edited_at === null ? [] : [words.edited]),
  ];
  return html`<header class="head" lang="${language}">
    <img class="avatar" src="/avatars/${author.id}.png" alt="" width="44" height="44" />
    <p>
      <a class="name" href="/@${author.username}">${author.display_name}</a><br />
      <span class="handle">@${author.username}@${server.options.host}</span>
    </p>
    <p>
      <a href="/@${author.username}/${row.id}" aria-label="${words.toPost(time)}">
        <time datetime="${new Date(row.created_at).toISOString()}">${time}</time></a
      >
      ${notes.length > 0 ? html`<br /><span class="quiet">${notes.join(' · ')}</span>` : ''}
    </p>
  </header>`;
}

function body(server: Server, row: StatusRow, media: MediaRow[]): Markup {
  const words = pageWords(server.options.language);
  const text = html`<div class="content">${raw(formatText(server, row.text))}</div>`;
  const rest = html`${pollMarkup(row)} ${quoteMarkup(server, row)}`;
  const pictures = media.length > 0 ? gallery(server, media) : '';
  if (row.spoiler_text) {
    return html`<details class="warning">
      <summary>${row.spoiler_text}</summary>
      ${text} ${rest} ${pictures}
    </details>`;
  }
  if (!row.sensitive || media.length === 0) return html`${text} ${rest} ${pictures}`;
  return html`${text} ${rest}
    <details class="warning">
      <summary lang="${server.options.language}">${words.sensitive}</summary>
      ${pictures}
    </details>`;
}

function gallery(server: Server, media: MediaRow[]): Markup {
  return html`<div class="media">${media.map((one) => figure(server, one))}</div>`;
}

function figure(server: Server, { id, type, extension, description }: MediaRow): Markup {
  const words = pageWords(server.options.language);
  const address = `/system/media_attachments/files/${id}/original.${extension}`;
  const shown =
    type === 'image' || type === 'gifv'
      ? html`<img src="${address}" alt="${description ?? ''}" />`
      : html`<video src="${address}" controls preload="metadata" aria-label="${description ?? ''}"></video>`;
  // Read out already as the picture's alternative text; shown here so that everybody sees that there is one.
  const caption = description
    ? html`<figcaption aria-hidden="true"><abbr>ALT</abbr>${description}</figcaption>`
    : html`<figcaption lang="${server.options.language}">${words.noDescription}</figcaption>`;
  return html`<figure>${shown}${caption}</figure>`;
}

function pollMarkup(row: StatusRow): Markup | '' {
  if (row.poll === null) return '';
  // The row's own JSON.
  const { options } = JSON.parse(row.poll) as Poll;
  return html`<ul class="poll">
    ${options.map((option) => html`<li>${option}</li>`)}
  </ul>`;
}

function quoteMarkup(server: Server, row: StatusRow): Markup | '' {
  const quoted = row.quoted_id === null ? undefined : visibleStatus(server, row.quoted_id, undefined);
  const author = quoted && userById(server, quoted.user_id);
  if (!author) return '';
  return html`<blockquote class="quote" aria-label="${pageWords(server.options.language).quoted}">
    <a href="/@${author.username}/${quoted.id}">@${author.username}</a>
    <div class="content">${raw(formatText(server, quoted.text))}</div>
  </blockquote>`;
}
