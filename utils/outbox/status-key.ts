import type { Account } from '../post/account.ts';

/**
 * The Idempotency-Key of one status of a publication on an account: two browsers, or two people, that mirror the same post to
 * the same account send the same key, and the server makes one status of it. Shaped as a UUID.
 */
export async function statusKey(
  publication: string,
  { host, remoteId }: Pick<Account, 'host'> & { remoteId: string },
  index: number,
): Promise<string> {
  const named = new TextEncoder().encode(JSON.stringify([publication, host, remoteId, index]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', named));
  const hex = [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
