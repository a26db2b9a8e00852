import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofFolder } from '../runner/network-reporter.ts';
import type { OwnRequest } from '../stage/browsers/own-requests.ts';

/** The requests to hosts other than these, each once. */
export function strangers(own: readonly OwnRequest[], configured: readonly string[]): string[] {
  const known = new Set(configured);
  const strange = own.filter(({ url }) => !known.has(new URL(url).host));
  return [...new Set(strange.map(({ method, url }) => `${method} ${url}`))];
}

/** Keeps what a flow asked for, for the list at the end of the run. */
export function keepRequests(own: readonly OwnRequest[]): void {
  mkdirSync(proofFolder, { recursive: true });
  writeFileSync(join(proofFolder, `${randomUUID()}.json`), JSON.stringify(own));
}
