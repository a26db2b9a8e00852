import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../http/words.ts';
import type { Server } from '../server.ts';

/** A piece of HTML, escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A whole page around its main part. */
export function page(server: Server, language: Language, title: string, main: Markup): Markup {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – ${server.options.title}</title>
        <link rel="icon" href="/avatars/missing.png" />
        <link rel="stylesheet" href="/stage.css" />
      </head>
      <body>
        <header class="site">
          <span class="site-title">${server.options.title}</span>
          <span class="site-host">${server.options.host}</span>
        </header>
        ${main}
      </body>
    </html>`;
}
