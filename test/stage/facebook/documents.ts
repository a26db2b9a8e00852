import type { RequestListener } from 'node:http';
import { portrait } from '../pictures.ts';
import { type Bundle, bundlePage, type PageName } from './bundle.ts';
import { mentionable, page, person } from './identities.ts';
import type { PageSetup } from './setup.ts';

/**
 * The documents and files of one host: one document for every path, but for those in `shown`, which have what stands there.
 * `setup` is asked at each load.
 */
export function documents(
  name: PageName,
  setup: () => PageSetup,
  shown: ReadonlyMap<string, string> = new Map(),
): RequestListener {
  let bundle: Promise<Bundle> | undefined;
  return async (request, response) => {
    bundle ??= bundlePage(name);
    const { script, worker, style } = await bundle;
    const files: Record<string, { type: string; body: string }> = {
      '/rsrc.php/v4/main.js': { type: 'application/x-javascript; charset=utf-8', body: script },
      '/rsrc.php/v4/main.css': { type: 'text/css; charset=utf-8', body: style },
      '/static_resources/webworker/video/': { type: 'application/x-javascript; charset=utf-8', body: worker },
      '/favicon.ico': { type: 'image/svg+xml', body: favicon },
      ...icons,
    };
    const { pathname } = new URL(request.url ?? '/', 'https://www.facebook.com');
    const file = files[pathname];
    response.writeHead(200, {
      'content-type': file?.type ?? 'text/html; charset="utf-8"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache, no-store, must-revalidate',
      ...(file ? {} : documentHeaders(name, setup())),
    });
    const still = shown.get(pathname);
    const document = () => (still === undefined ? pageDocument(name, setup()) : stillDocument(still));
    response.end(request.method === 'HEAD' ? undefined : (file?.body ?? document()));
  };
}

/** What scontent.xx.fbcdn.net has besides what was uploaded: everybody's picture. */
export function avatar(id: string): Promise<Buffer> {
  if (id === page.id) return portrait('#0b6e4f', 'K');
  const name = [person, ...mentionable].find((one) => one.id === id)?.name ?? '?';
  return portrait(`hsl(${Number(id.slice(-3)) * 47} 40% 38%)`, name.slice(0, 1));
}

const meta = '*.facebook.com facebook.com *.fbcdn.net *.facebook.net *.fbsbx.com';

/**
 * As recorded: www's document of 2024-03 and its GraphQL answers of 2026-03, business' GraphQL answers of 2025-11; hosts
 * that are not Meta's are left out. Neither has Trusted Types.
 */
const policies: Record<PageName, string> = {
  page: [
    `default-src data: blob: 'self' ${meta}`,
    `script-src *.facebook.com *.fbcdn.net *.facebook.net 127.0.0.1:* blob: 'self' 'wasm-unsafe-eval'`,
    `style-src data: blob: 'unsafe-inline' ${meta}`,
    `connect-src ${meta} wss://*.facebook.com:* ws://localhost:* blob: 'self' http://localhost:3103`,
    `img-src ${meta} data: blob: *.cdninstagram.com`,
    `media-src ${meta} data: blob:`,
    `frame-src ${meta} data:`,
    'worker-src *.facebook.com/static_resources/webworker_v1/ *.facebook.com/static_resources/webworker/ ' +
      '*.facebook.com/static_resources/sharedworker/ *.facebook.com/sw/',
  ].join('; '),
  'business-page': [
    `default-src data: blob: 'self' ${meta}`,
    `script-src *.facebook.com *.fbcdn.net *.facebook.net 127.0.0.1:* blob: 'self' 'wasm-unsafe-eval'`,
    `style-src data: blob: 'unsafe-inline' ${meta}`,
    `connect-src business.facebook.com graph.facebook.com graph-video.facebook.com rupload.facebook.com ` +
      `upload-business.facebook.com vupload-edge-business.facebook.com vupload2-business.facebook.com ` +
      `*.up.facebook.com *.fbcdn.net blob: data: 'self'`,
    `img-src data: blob: 'self' *`,
    `media-src data: blob: 'self' *`,
    `frame-src data: blob: 'self' *`,
    `worker-src data: blob: 'self' *`,
  ].join('; '),
};

function documentHeaders(name: PageName, { identity, person }: PageSetup): Record<string, string | string[]> {
  const life = 'Path=/; Domain=.facebook.com; Secure; SameSite=None';
  return {
    'content-security-policy': policies[name],
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'document-policy': 'force-load-at-top,include-js-call-stacks-in-crash-reports',
    'x-frame-options': 'DENY',
    // Any script of the page may read them; the second one is there only while a Page acts.
    'set-cookie': [
      `c_user=${person.id}; Max-Age=31536000; ${life}`,
      identity.kind === 'page'
        ? `i_user=${identity.id}; Max-Age=31536000; ${life}`
        : `i_user=; Max-Age=0; ${life}`,
    ],
  };
}

function pageDocument(name: PageName, setup: PageSetup): string {
  const presences = [
    { __typename: 'Page', accountName: setup.page.name, id: setup.page.id, presenceType: 'FACEBOOK' },
    {
      ...{ __typename: 'XFBShadowIGMediaCreatorAccount', accountName: 'stadt_krefeld' },
      ...{ id: setup.instagramId, presenceType: 'INSTAGRAM' },
    },
  ];
  return `<!doctype html>
<!-- ${heads[name]} -->
<html lang="${setup.language}" id="facebook" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name === 'page' ? 'Facebook (stage)' : 'Meta Business Suite (stage)'}</title>
<link rel="stylesheet" href="/rsrc.php/v4/main.css">
<script type="application/json" data-sjs id="stage-setup">${json(setup)}</script>
${name === 'business-page' ? `<script type="application/json" data-sjs>${json({ presences })}</script>` : ''}
</head>
<body>
<div id="mount_0_0_${setup.seed.toString(36).slice(-2)}" data-stage-root></div>
<script type="module" src="/rsrc.php/v4/main.js"></script>
</body>
</html>
`;
}

/** A page without scripts: what is shown is all. */
const stillDocument = (body: string) =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Facebook (stage)</title></head><body>${body}</body></html>`;

function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

const heads: Record<PageName, string> = {
  page: `
  A neutral imitation of www.facebook.com for tests and screenshots. Nothing here was compared with the site itself.
  From recordings of others (2025-09 to 2026-09): the fields of a request to /api/graphql/, the variables of a text post
    by a person, of a comment and of the calls around the composer; that answers are lines of JSON; the policy;
    the dialog, its form, the editor's attributes, the audience button, the labels in English and most in German.
  Read in several programs, not recorded: photos, videos, links, scheduling and groups in a publishing request; photo
    and video upload; the answer to publishing; the steps of a Page (Next, Post settings, Post) and of photo details.
  Guesses: the form of a mention (keys of ranges, and its element in the editor); the calls that save an alternative
    text, ask for people to mention and for the feed; the answers of a video's upload; the German words for Post
    settings, audience and alternative texts; how pictures are put in order; everything about the looks.
`,
  'business-page': `
  A neutral imitation of the Meta Business Suite composer for tests and screenshots; its main file says what it
  stands on.
`,
};

const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#1b5fc4"/></svg>';

const icons = Object.fromEntries(
  Object.entries({
    EVERYONE: '<circle cx="8" cy="8" r="6.5"/><path d="M1.5 8h13M8 1.5c-5 4-5 9 0 13M8 1.5c5 4 5 9 0 13"/>',
    FRIENDS:
      '<circle cx="6" cy="5" r="3"/><path d="M1 14c0-6 10-6 10 0M10.5 2.500a3 3 0 0 1 0 5M12 9.500c2 .5 3 2 3 4"/>',
    SELF: '<rect x="3" y="7" width="10" height="7" rx="1"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/>',
  }).map(([state, shapes]) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="#7a7d82">${shapes}</svg>`;
    return [`/rsrc.php/v4/${state}.svg`, { type: 'image/svg+xml', body: svg }];
  }),
);
