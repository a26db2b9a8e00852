import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty folder for a browser's profile. */
export function makeProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'mitposten-profile-'));
}

/** Removes the folder, also while the last of the browser's processes still writes to it. */
export function removeProfile(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
