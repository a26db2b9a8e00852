import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with an extension that does nothing, so that a browser without ours is started in the same way. */
export async function emptyExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mitposten-empty-'));
  const manifest = { manifest_version: 3, name: 'Nothing', version: '1' };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}
