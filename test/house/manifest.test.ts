import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  lookoutScript,
  matches,
  origins,
  places,
  tapScript,
  watchScript,
} from '../../utils/platforms/hosts.ts';
import type { Platform } from '../../utils/post/platforms.ts';
import { platforms } from '../../utils/post/platforms.ts';
import { root } from './files.ts';
import { isKnownFile, pageScripts } from './manifest-rules.ts';

const folderOf = (browser: string) => join(root, '.output', `${browser}-mv3`);
const builtFile = (browser: string, path: string) => readFileSync(join(folderOf(browser), path), 'utf8');
const filesOf = (browser: string) =>
  readdirSync(folderOf(browser), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.[a-z]+$/.test(path),
  );

/** What runs in a platform's pages. */
const scriptsOf = (platform: Platform) => [
  tapScript(platform),
  lookoutScript(platform),
  watchScript(platform),
];

/** The least and the most of what such a script has on the platforms, in thousands of bytes. */
function rangeOf(size: (platform: Platform) => number, to: string): string {
  const sizes = platforms.map((platform) => Math.round(size(platform) / 1000));
  return `${Math.min(...sizes)} ${to} ${Math.max(...sizes)} kB`;
}

test.each([
  ['README.md', 'to'],
  ['README.de.md', 'bis'],
  ['docs/design.md', 'to'],
])('%s says how many bytes come into a page with a composer', (path, to) => {
  const sizeOf = (script: string) => statSync(join(folderOf('chrome'), script)).size;
  const text = readFileSync(join(root, path), 'utf8');
  expect(text).toContain(rangeOf((platform) => sizeOf(watchScript(platform)), to));
});

test('in a page of Chromium nothing is fetched of the browser for a word', () => {
  for (const platform of platforms) {
    const script = builtFile('chrome', watchScript(platform));
    expect(script).toContain('getUILanguage');
    expect(script).not.toContain('getMessage');
  }
});

describe.each(['chrome', 'firefox'])('the extension as built for %s', (browser) => {
  const manifest = () => JSON.parse(builtFile(browser, 'manifest.json'));

  test('asks for what it needs, and nothing else', () => {
    const { permissions, host_permissions, optional_host_permissions, optional_permissions } = manifest();
    const usual = ['storage', 'unlimitedStorage', 'alarms', 'identity', 'scripting', 'activeTab'];
    // The side panel of the one, the context menu that the other cannot ask for later: neither shows a warning.
    expect(permissions).toEqual([...usual, browser === 'firefox' ? 'contextMenus' : 'sidePanel']);
    expect(host_permissions).toEqual(matches);
    expect(host_permissions.filter((each: string) => !/^https:\/\/[a-z.]+\/\*$/.test(each))).toEqual([]);
    expect(optional_host_permissions).toEqual(['https://*/*']);
    expect(optional_permissions).toEqual(
      browser === 'firefox' ? ['notifications'] : ['contextMenus', 'notifications'],
    );
  });

  test('lets the administration set things, by a schema that is there', () => {
    expect(manifest().storage).toEqual({ managed_schema: 'managed-schema.json' });
    expect(JSON.parse(builtFile(browser, 'managed-schema.json')).type).toBe('object');
  });

  test('shows the platforms’ pages one page of its own, and nobody anything else', () => {
    const { manifest_version, web_accessible_resources, externally_connectable } = manifest();
    expect(manifest_version).toBe(3);
    expect(web_accessible_resources).toEqual([{ resources: ['frame.html'], matches }]);
    expect(externally_connectable).toBeUndefined();
  });

  test('lets its pages load what is their own, and the platforms alone frame one', () => {
    const { content_security_policy } = manifest();
    expect(Object.keys(content_security_policy)).toEqual(['extension_pages']);
    const directives = new Map(
      content_security_policy.extension_pages.split('; ').map((each: string) => {
        const [name, ...sources] = each.split(' ');
        return [name, sources];
      }),
    );
    expect(Object.fromEntries(directives)).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      // Its own words; the servers are the person's own choice. Nothing goes out without encryption.
      'connect-src': ["'self'", 'https:', 'data:', 'blob:'],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': origins,
    });
  });

  test('runs beside the platforms alone, before their scripts; the tap alone in their world, the lookout right behind it', () => {
    expect(manifest().content_scripts).toEqual(pageScripts(places));
  });

  test('is nowhere a file that the manifest does not lead to', () => {
    expect(filesOf(browser).filter((path) => !isKnownFile(path, platforms))).toEqual([]);
  });

  test.each(platforms.flatMap(scriptsOf))('%s, in a page, knows no way to a token', (path) => {
    const script = builtFile(browser, path);
    expect(script.length).toBeGreaterThan(500);
    for (const way of ['/oauth/', 'client_secret', 'Bearer', 'indexedDB', 'Idempotency-Key', '/api/v1/']) {
      expect(script).not.toContain(way);
    }
  });

  test.each(platforms)('waits in every page of %s with at most 10,240 bytes', (platform) => {
    const waiting = [tapScript(platform), lookoutScript(platform)];
    const bytes = waiting.map((path) => statSync(join(folderOf(browser), path)).size);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(10_240);
  });

  test.each(platforms.flatMap(scriptsOf))(
    '%s is not split up, and posts no message that the page could hear',
    (path) => {
      const script = builtFile(browser, path);
      expect(script).not.toMatch(/\bimport\s*[({'"]|\bfrom\s*["']\.\//);
      expect(script).not.toMatch(/\b(?:window|self|globalThis|document)\.postMessage\(/);
    },
  );

  test('the background does know it', () => {
    const scripts = filesOf(browser).filter((path) => /^(background|chunks|assets).*\.js$/.test(path));
    expect(scripts.map((path) => builtFile(browser, path)).join('\n')).toContain('/oauth/token');
  });

  test('loads every script from itself, and makes none of a text', () => {
    for (const path of filesOf(browser).filter((each) => each.endsWith('.html'))) {
      const html = builtFile(browser, path);
      const sources = [...html.matchAll(/<(?:script|link)[^>]*?(?:src|href)="([^"]+)"/g)].map(
        (match) => match[1],
      );
      expect(sources.length).toBeGreaterThan(0);
      expect(sources.filter((source) => !source?.startsWith('/'))).toEqual([]);
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
    }
    for (const path of filesOf(browser).filter((each) => each.endsWith('.js'))) {
      const script = builtFile(browser, path);
      expect(script, path).not.toMatch(/\bimport\(\s*["'`]https?:|\bfrom\s*["']https?:|importScripts\(/);
      expect(script, path).not.toMatch(/\beval\(|\bnew Function\(/);
    }
    for (const path of filesOf(browser).filter((each) => each.endsWith('.css'))) {
      expect(builtFile(browser, path), path).not.toMatch(/url\(["']?https?:|@import/);
    }
  });

  test('speaks German and English', () => {
    const [de, en] = ['de', 'en'].map((language) =>
      JSON.parse(builtFile(browser, `_locales/${language}/messages.json`)),
    );
    expect(Object.keys(de).toSorted()).toEqual(Object.keys(en).toSorted());
    expect(manifest().default_locale).toBe('en');
  });
});

test('for Chromium: the version that passes files in messages, and the key that makes its id', () => {
  const { minimum_chrome_version, message_serialization, key, background, browser_specific_settings } =
    JSON.parse(builtFile('chrome', 'manifest.json'));
  expect(Number(minimum_chrome_version)).toBeGreaterThanOrEqual(148);
  expect(message_serialization).toBe('structured_clone');
  expect(key).toMatch(/^MII/);
  expect(background).toEqual({ type: 'module', service_worker: 'background.js' });
  expect(browser_specific_settings).toBeUndefined();
});

test('for Firefox: its id, its version, and what it tells people about data', () => {
  const { browser_specific_settings, background, key, message_serialization } = JSON.parse(
    builtFile('firefox', 'manifest.json'),
  );
  expect(browser_specific_settings).toEqual({
    gecko: {
      id: 'mitposten@mitposten.example',
      strict_min_version: '142.0',
      data_collection_permissions: { required: ['websiteContent'] },
    },
  });
  expect(background).toEqual({ type: 'module', scripts: ['background.js'] });
  expect([key, message_serialization]).toEqual([undefined, undefined]);
});
