import { existsSync, readFileSync } from 'node:fs';

/** A request that the extension itself made: its background, or a page or frame of its own. */
export interface OwnRequest {
  method: string;
  url: string;
}

/**
 * What the extension of this origin asked for, as Chromium's own log of its network has it (`--log-net-log`): one event in
 * a line, and in each beginning of a request who made it, redirects included.
 */
export function inNetLog(file: string, origin: string): OwnRequest[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`"initiator":"${origin}"`) && line.includes('"url":"http'))
    .flatMap((line) => {
      const [, url] = /"url":"([^"]+)"/.exec(line) ?? [];
      const [, method = 'GET'] = /"method":"([^"]+)"/.exec(line) ?? [];
      return url ? [{ method, url }] : [];
    });
}

/** Has Firefox note, in its own scope, what an extension asks for. */
export const note = (id: string) => `(() => {
  const list = globalThis.ownRequests = [];
  Services.obs.addObserver({ observe(subject) {
    const channel = subject.QueryInterface(Ci.nsIHttpChannel);
    const { triggeringPrincipal, loadingPrincipal } = channel.loadInfo;
    const isOwn = [triggeringPrincipal, loadingPrincipal].some((each) => each?.addonId === ${JSON.stringify(id)});
    if (isOwn) list.push({ method: channel.requestMethod, url: channel.URI.spec });
  } }, 'http-on-modify-request');
})()`;

/** What it has noted, as JSON. */
export const noted = 'JSON.stringify(globalThis.ownRequests ?? [])';
