import type { Server } from './server.ts';

/** Whether a server is a Mastodon of 4.`minor` or later; `patch` counts within that minor version. */
export function isSince({ options }: Pick<Server, 'options'>, minor: number, patch = 0): boolean {
  const [ownMinor, ownPatch] = versionOf(options.version);
  return ownMinor > minor || (ownMinor === minor && ownPatch >= patch);
}

function versionOf(version: string): [number, number] {
  const [, minor = '5', patch = '0'] = version.split(/[.+-]/);
  return [Number(minor), Number(patch)];
}
