import type { Files } from './zip.ts';

/** Where an administration keeps the packages, and what they are called there. */
export interface Publication {
  version: string;
  /** The folder on the administration's own web server, `https://…/`; undefined where there is none. */
  base: string | undefined;
  /** What Firefox is to know the extension by, where it is not the project's own id. */
  firefoxId?: string | undefined;
}

/** The file names of a version's packages. */
export function namesOf(version: string) {
  return {
    chromeStore: `mitposten-${version}-chrome-store.zip`,
    crx: `mitposten-${version}.crx`,
    chromeUpdates: 'updates.xml',
    firefoxStore: `mitposten-${version}-firefox-store.zip`,
    xpi: `mitposten-${version}.xpi`,
    firefoxUpdates: 'updates.json',
    sources: `mitposten-${version}-sources.zip`,
    sbom: `mitposten-${version}.cdx.json`,
    notices: 'THIRD-PARTY-NOTICES.txt',
  };
}

/** A manifest, as far as a package changes it. */
interface Manifest {
  version: string;
  key?: string;
  update_url?: string;
  browser_specific_settings?: { gecko?: { id: string; update_url?: string } };
}

/** For the stores of Chrome and Edge, which give the id and the updates themselves. */
export function forChromeStore(build: Files, { version }: Publication): Files {
  return withManifest(build, ({ key: _, ...manifest }) => ({ ...manifest, version }));
}

/** To be signed with an administration's own key, from which the id comes, and updated from its own web server. */
export function forCrx(build: Files, { version, base }: Publication): Files {
  return withManifest(build, ({ key: _, ...manifest }) => ({
    ...manifest,
    version,
    ...(base && { update_url: new URL(namesOf(version).chromeUpdates, base).href }),
  }));
}

/** For Mozilla's store, which gives the updates itself. */
export function forFirefoxStore(build: Files, publication: Publication): Files {
  return withManifest(build, (manifest) => geckoManifest(manifest, publication, undefined));
}

/** To be signed by Mozilla for self-distribution, or for a Firefox ESR that takes what is not signed. */
export function forXpi(build: Files, publication: Publication): Files {
  const { version, base } = publication;
  const updates = base && new URL(namesOf(version).firefoxUpdates, base).href;
  return withManifest(build, (manifest) => geckoManifest(manifest, publication, updates));
}

/** What a Chromium asks for newer versions (`protocol="2.0"`, as `update_url` wants it). */
export function chromeUpdates(id: string, version: string, base: string): string {
  const address = new URL(namesOf(version).crx, base).href;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">',
    `  <app appid="${id}">`,
    `    <updatecheck codebase="${escaped(address)}" version="${version}" />`,
    '  </app>',
    '</gupdate>',
    '',
  ].join('\n');
}

/** What a Firefox asks for newer versions. */
export function firefoxUpdates(id: string, version: string, base: string): string {
  const update = { version, update_link: new URL(namesOf(version).xpi, base).href };
  return `${JSON.stringify({ addons: { [id]: { updates: [update] } } }, null, 2)}\n`;
}

/** The manifest of a build or a package. */
export function manifestOf(files: Files): Manifest {
  const bytes = files.get('manifest.json');
  if (!bytes) throw new Error('There is no manifest.json');
  return JSON.parse(new TextDecoder().decode(bytes));
}

function geckoManifest(
  manifest: Manifest,
  { version, firefoxId }: Publication,
  updates: string | undefined,
): Manifest {
  const { browser_specific_settings: settings, ...rest } = manifest;
  const id = firefoxId ?? settings?.gecko?.id;
  if (!id) throw new Error('The build for Firefox has no id');
  const gecko = { ...settings?.gecko, id, ...(updates && { update_url: updates }) };
  return { ...rest, version, browser_specific_settings: { ...settings, gecko } };
}

function withManifest(build: Files, change: (manifest: Manifest) => Manifest): Files {
  const text = `${JSON.stringify(change(manifestOf(build)), null, 2)}\n`;
  return new Map([...build, ['manifest.json', new TextEncoder().encode(text)]]);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
