import type { Exchange } from '../../post/types.ts';

/*
 * A composer of Facebook names itself in its requests by one id: as `composer_session_id` where it publishes (recorded 2026-09),
 * as the beginning of its `idempotence_token`, and in some of its uploads as `composerSessionID` or `waterfall_id` (programs
 * that upload, 2025 to 2026). Looked for as it is sent, urlencoded or JSON, without reading it all.
 */
const named = /(?:composer_?session_?id|waterfall_?id)(?:%22|")?(?:%3A|[:=])(?:%22|")?([\w-]{8,64})/i;
const token = /idempotence_token(?:%22|")(?:%3A|:)(?:%22|")([\da-f-]{36})_/i;

/** By which id the composer of a request goes; `undefined` where it does not say. */
export function sessionOf({ requestBody, url }: Exchange): string | undefined {
  const said = named.exec(requestBody) ?? token.exec(requestBody) ?? named.exec(url);
  return said?.[1]?.toLowerCase();
}
