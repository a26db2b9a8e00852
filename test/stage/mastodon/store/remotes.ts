import { domainToASCII } from 'node:url';
import type { Server } from '../server.ts';

/** An account of another server. */
export interface Remote {
  id: string;
  username: string;
  /** In ASCII. */
  host: string;
  displayName: string;
  /** Whether it has been looked up at its own server before. */
  isKnown: boolean;
}

/** The account of another server with this name, `user@host`. One that is not known yet only with `resolve`. */
export function remoteByName(server: Server, name: string, resolve: boolean): Remote | undefined {
  const [username, host] = name.replace(/^@/, '').toLowerCase().split('@');
  if (host === undefined) return undefined;
  const found = server.remotes.find(
    (remote) => remote.username.toLowerCase() === username && remote.host === domainToASCII(host),
  );
  if (!found || !(found.isKnown || resolve)) return undefined;
  found.isKnown = true;
  return found;
}

/** Whether the host of a name answers: that of an account that can be found, or the server's own. */
export function isHostKnown(server: Server, name: string): boolean {
  const host = domainToASCII(name.split('@').at(-1) ?? '').toLowerCase();
  return [server.options.host, server.options.domain, ...server.remotes.map((one) => one.host)].includes(
    host,
  );
}
