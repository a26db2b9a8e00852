import { cp, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/**
 * The builds that people get, not those of the tests: React works slower in the latter. Copies, so that nobody changes
 * them while they are measured.
 */
export const shipped = {
  chromium: `${root}/bench-output/chrome-mv3`,
  firefox: `${root}/bench-output/firefox-mv3`,
};

/** Copies the builds to where they are measured. */
export async function copyShipped(): Promise<void> {
  for (const folder of Object.values(shipped)) {
    await rm(folder, { recursive: true, force: true });
    await cp(`${root}/.output/${basename(folder)}`, folder, { recursive: true });
  }
}
