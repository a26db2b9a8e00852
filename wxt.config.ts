import { defineConfig } from 'wxt';
import { gather, reactAlone } from './scripts/gather.ts';
import { pillWords } from './scripts/pill-words.ts';
import { tellBundled } from './scripts/release/bundled.ts';
import { lookoutScript, matches, origins, places, tapScript } from './utils/platforms/hosts.ts';
import { platforms } from './utils/post/platforms.ts';

/** Chromium derives the extension's id from this public key, so that the city's policies can name it. */
const chromiumKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAn3OYuAHZKByLg52v6PE/+xsXq7zvQXXJuGWPW/ppksaViUfCxBmmKQkrGitgtD5hjX0x2cpjSIO7p0/DSGaPdyuXWA5XRIHhHrBOj3H569dCi0gEJ+Q9oUl91tjwXkuANlJq6T5axbw3mgpjglXPR6GNgcSCkG6OPOfSYSOTDYcmGn2c5SHxWXBETmwZvc7UdURkkLZFAi2N5tcva2n2rNOer+0HQkl5474oI8FUEAmLitJvJ8UoMdOFA0rRrctK2raWRMf+bSI6Wmhvr/WYfTGKDqfJXtUpNVXOQbZ8WwZPIOXSerZtUjXITKmWkAYvaHsfCbs5gamW7vUoecZVUwIDAQAB';

/** Firefox takes the id as it is. */
const firefoxId = 'mitposten@mitposten.example';

/**
 * What pages of ours may load: their own scripts, styles and words, pictures that they have made or hold, and answers of
 * servers, which a person chooses. Nobody but the platforms may frame one.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' https: data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${origins.join(' ')}`,
].join('; ');

/** WXT wraps what runs in a page with a logger of half a kilobyte, more than some of these scripts have to say. */
const bareScripts = {
  name: 'bare-scripts',
  enforce: 'pre' as const,
  transform(_: string, id: string) {
    const [, entry] = /virtual:wxt-unlisted-script-entrypoint\?(.*)$/.exec(id) ?? [];
    return entry && `import script from ${JSON.stringify(entry)}; export default script.main();`;
  },
};

/** Where a release wants to be told whose code is in it. */
const { MITPOSTEN_BUNDLED: bundled } = process.env;

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module'],
  imports: false,
  // What the manifest asks for. For older browsers `light-dark()` would be taken apart, and no longer hold in a shadow root.
  vite: ({ browser }) => ({
    build: { target: ['chrome148', 'firefox142'], modulePreload: false },
    plugins: [
      bareScripts,
      ...(browser === 'firefox' ? [] : [pillWords]),
      ...(bundled ? [tellBundled(bundled)] : []),
    ],
  }),
  hooks: {
    'vite:build:extendConfig': (entries, { build }) => {
      const output = build?.rolldownOptions?.output;
      if (entries.length > 1 && output && !Array.isArray(output)) output.codeSplitting = reactAlone;
    },
    'build:done': async ({ config }) => {
      // What is served while it is developed is not in one file.
      if (config.command === 'build') await gather(config.outDir);
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: [
      ...['storage', 'unlimitedStorage', 'alarms', 'identity', 'scripting'],
      // Title, address and selection of a page, only when a person presses "Share the link of this page" beside it.
      'activeTab',
      // Neither shows a warning. Firefox knows no `contextMenus` that is asked for later (153, schemas/menus.json).
      ...(browser === 'firefox' ? ['contextMenus'] : ['sidePanel']),
    ],
    // Asked for when somebody first wants to be told by the system.
    optional_permissions: browser === 'firefox' ? ['notifications'] : ['contextMenus', 'notifications'],
    commands: {
      compose: {
        suggested_key: { default: 'Alt+Shift+M' },
        description: '__MSG_composer_entrance_command__',
      },
    },
    // What the administration may set for everybody; `test/house/managed-schema.test.ts` holds it to what is understood.
    storage: { managed_schema: 'managed-schema.json' },
    host_permissions: matches,
    optional_host_permissions: ['https://*/*'],
    // WXT's own wrapper would cost 3 kB, and post a message that the page hears. The tap first: `utils/tap/line.ts` says why.
    content_scripts: platforms.flatMap((platform) => [
      {
        matches: [...places[platform]],
        run_at: 'document_start' as const,
        js: [tapScript(platform)],
        world: 'MAIN' as const,
      },
      { matches: [...places[platform]], run_at: 'document_start' as const, js: [lookoutScript(platform)] },
    ]),
    // Nothing else of ours can be shown by a page, and this only by the platforms', where it stays silent without a ticket.
    web_accessible_resources: [{ resources: ['frame.html'], matches }],
    content_security_policy: { extension_pages: policy },
    ...(browser === 'firefox'
      ? {
          sidebar_action: {
            default_panel: 'composer.html',
            default_title: '__MSG_composer_title__',
            open_at_install: false,
          },
          browser_specific_settings: {
            gecko: {
              id: firefoxId,
              strict_min_version: '142.0',
              // A post's text, pictures and links go to the Mastodon server that the person chose. Nothing else goes anywhere.
              data_collection_permissions: { required: ['websiteContent'] },
            },
          },
        }
      : {
          side_panel: { default_path: 'composer.html' },
          key: chromiumKey,
          minimum_chrome_version: '148',
          // A picture crosses to the background as a file (developer.chrome.com, "Structured clone messaging").
          message_serialization: 'structured_clone',
        }),
  }),
});
