import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIn } from '../../scripts/release/builds.ts';
import { chromiumId } from '../../scripts/release/crx.ts';
import { release } from '../../scripts/release/release.ts';

/** Releases of what stands here, signed with a key that was made for this. */
export function releases() {
  const root = join(import.meta.dirname, '../..');
  const builds = buildIn(root);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const schema = JSON.parse(readFileSync(join(root, 'public/managed-schema.json'), 'utf8'));
  return {
    /** Chromium's id for them. */
    id: chromiumId(key),
    /** What the templates of the IT are filled with. */
    filling: (version: string, base: string) => ({
      ...{ schema, version, base, chromiumId: chromiumId(key) },
      firefoxId: 'mitposten@mitposten.example',
    }),
    /** All files of a version, for a folder on a web server. */
    make: (version: string, base: string) =>
      release({
        ...{ root, builds, key, schema },
        sources: new Map(),
        licence: new Uint8Array(),
        publication: { version, base },
        website: 'https://mitposten.example',
        time: new Date(0),
      }),
  };
}
