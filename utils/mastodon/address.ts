import { Problem } from '../post/problem.ts';

/**
 * The host of the server that a person means by `social.example`, `https://social.example/@stadt`, `@stadt@social.example`
 * or a name with umlauts, in ASCII (punycode). Throws Problem `not-a-server` for anything that names no server.
 */
export function hostOf(typed: string): string {
  const trimmed = typed.trim();
  const handle = /^(?:acct:|@)?[^@\s/:]+@([^@\s/]+)$/.exec(trimmed);
  const url = URL.parse(
    handle ? `https://${handle[1]}` : trimmed.includes('://') ? trimmed : `https://${trimmed}`,
  );
  const named = url?.hostname.replace(/\.$/, '') ?? '';
  const isServer =
    url?.protocol === 'https:' &&
    !url.username &&
    !url.port &&
    /^[^.]+(\.[^.]+)*\.[a-z][a-z0-9-]*$/i.test(named);
  if (!isServer) throw new Problem('refused', 'not-a-server', trimmed);
  return named;
}
