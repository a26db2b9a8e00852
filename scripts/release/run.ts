import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildIn, copyProject, ownFiles } from './builds.ts';
import { chromiumId, signingKey } from './crx.ts';
import { release, type Sources } from './release.ts';

/*
 * npm run release: everything that is handed out, into .output/release.
 * MITPOSTEN_CRX_KEY=key.pem                 the administration's RSA key: adds the signed CRX
 * MITPOSTEN_UPDATE_URL=https://…/mitposten/ the folder from which browsers install and update
 * MITPOSTEN_FIREFOX_ID=mitposten@stadt.de   an id of one's own for Firefox
 * It builds twice, here and in a second folder with packages of its own, and ends with 1 where one byte differs.
 */

const root = join(import.meta.dirname, '../..');

try {
  run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function run(): void {
  const { version, homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const {
    MITPOSTEN_CRX_KEY: keyFile,
    MITPOSTEN_UPDATE_URL: url,
    MITPOSTEN_FIREFOX_ID: firefoxId,
  } = process.env;
  const key = keyFile ? signingKey(readFileSync(keyFile, 'utf8')) : undefined;
  const common = {
    publication: { version, base: baseOf(url), firefoxId: firefoxId || undefined },
    ...{ key, website: homepage, time: timeOfSources() },
    licence: readFileSync(join(root, 'LICENSE')),
    schema: JSON.parse(readFileSync(join(root, 'public', 'managed-schema.json'), 'utf8')),
  };
  const from = (folder: string): Sources => ({
    ...common,
    root: folder,
    builds: buildIn(folder),
    sources: new Map(ownFiles(root).map((path) => [path, readFileSync(join(folder, path))])),
  });

  console.log('Building here, and once more in another folder …');
  const files = release(from(root));
  const second = join(root, '.output', 'second-build');
  copyProject(root, second);
  const again = release(from(second));
  rmSync(second, { recursive: true });
  const differing = [...files].filter(
    ([name, bytes]) => !again.has(name) || digest(bytes) !== digest(again.get(name)),
  );
  if (differing.length)
    throw new Error(`Not the same in both: ${differing.map(([name]) => name).join(', ')}`);

  write(files);
  if (key) console.log(`Id in Chrome, Edge and Chromium: ${chromiumId(key)}`);
  else console.log('No CRX: MITPOSTEN_CRX_KEY names no key.');
  if (!common.publication.base) console.log('No update manifests: MITPOSTEN_UPDATE_URL names no folder.');
}

function write(files: ReadonlyMap<string, Uint8Array>): void {
  const folder = join(root, '.output', 'release');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const sums = [...files].map(([name, bytes]) => `${digest(bytes)}  ${name}`).join('\n');
  writeFileSync(join(folder, 'SHA512SUMS'), `${sums}\n`);
  console.log(`Twice the same, in ${folder}:\n${[...files.keys()].map((name) => `  ${name}`).join('\n')}`);
}

/** The folder of the packages on the web server, with a `/` at its end. */
function baseOf(url: string | undefined): string | undefined {
  if (!url) return undefined;
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  if (base.protocol !== 'https:') throw new Error('MITPOSTEN_UPDATE_URL has to begin with https://');
  return base.href;
}

/** As reproducible builds have it (`SOURCE_DATE_EPOCH`), else the time of the last commit. */
function timeOfSources(): Date {
  const seconds =
    process.env.SOURCE_DATE_EPOCH ??
    execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
  return new Date(Number(seconds) * 1000);
}

function digest(bytes: Uint8Array | undefined): string {
  return createHash('sha512')
    .update(bytes ?? '')
    .digest('hex');
}
