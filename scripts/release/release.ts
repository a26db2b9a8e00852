import type { KeyObject } from 'node:crypto';
import { itTemplates, placeholders, type Schema } from '../it/templates.ts';
import type { Browser, Build } from './builds.ts';
import { type Component, componentsOf } from './components.ts';
import { chromiumId, signedCrx } from './crx.ts';
import { thirdPartyNotices } from './notices.ts';
import {
  chromeUpdates,
  firefoxUpdates,
  forChromeStore,
  forCrx,
  forFirefoxStore,
  forXpi,
  manifestOf,
  namesOf,
  type Publication,
} from './packages.ts';
import { billOfMaterials } from './sbom.ts';
import { type Files, zip } from './zip.ts';

/** What a release is made of. */
export interface Sources {
  /** The project's folder, with its packages. */
  root: string;
  builds: Record<Browser, Build>;
  /** The project's own files. */
  sources: Files;
  licence: Uint8Array;
  publication: Publication;
  /** The administration's key; without one there is no CRX. */
  key: KeyObject | undefined;
  website: string;
  /** Of the policy, for the templates of the IT. */
  schema: Schema;
  /** When the sources were last changed. */
  time: Date;
}

/** Every file of a release, by its name. Depends on nothing but what it is given. */
export function release(from: Sources): Map<string, Uint8Array> {
  const { root, builds, sources, publication, key } = from;
  const { version, base } = publication;
  const names = namesOf(version);
  const files = new Map<string, Uint8Array>();
  const notices = new Set<Component>();

  const add = (
    browser: Browser,
    name: string,
    change: typeof forCrx,
    sign = (bytes: Uint8Array) => bytes,
  ) => {
    const components = componentsOf(root, builds[browser].bundled);
    for (const component of components) notices.add(component);
    const texts: Files = new Map([
      ['LICENSE.txt', from.licence],
      [names.notices, encoded(thirdPartyNotices(components))],
    ]);
    const bytes = sign(zip(new Map([...change(builds[browser].files, publication), ...texts])));
    const address = base && new URL(name, base).href;
    const bill = billOfMaterials({ ...from, name, bytes, version, address }, components);
    files.set(name, bytes).set(`${name}.cdx.json`, encoded(`${JSON.stringify(bill, null, 2)}\n`));
  };

  add('chrome', names.chromeStore, forChromeStore);
  if (key) add('chrome', names.crx, forCrx, (bytes) => signedCrx(bytes, key));
  add('firefox', names.firefoxStore, forFirefoxStore);
  add('firefox', names.xpi, forXpi);
  files.set(names.sources, zip(sources));
  files.set(names.notices, encoded(thirdPartyNotices(unique([...notices]))));

  const firefoxId = manifestOf(forXpi(builds.firefox.files, publication)).browser_specific_settings?.gecko
    ?.id;
  if (base && key) files.set(names.chromeUpdates, encoded(chromeUpdates(chromiumId(key), version, base)));
  if (base && firefoxId) files.set(names.firefoxUpdates, encoded(firefoxUpdates(firefoxId, version, base)));
  const filling = {
    ...{ schema: from.schema, version },
    chromiumId: key ? chromiumId(key) : placeholders.chromiumId,
    firefoxId: firefoxId ?? placeholders.firefoxId,
    base: base ?? placeholders.base,
  };
  for (const [name, text] of itTemplates(filling)) files.set(`it/${name}`, encoded(text));
  return files;
}

function unique(components: readonly Component[]): Component[] {
  return [...new Map(components.map((each) => [each.folder, each])).values()].sort((a, b) =>
    a.folder < b.folder ? -1 : 1,
  );
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
