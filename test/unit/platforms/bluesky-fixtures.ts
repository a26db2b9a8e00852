import { readFileSync } from 'node:fs';
import type { Exchange } from '../../../utils/post/types.ts';

interface Recorded {
  url: string;
  method: string;
  status: number;
  request: unknown;
  response: unknown;
}

/** A recorded exchange of Bluesky's client, changed as `change` says. */
export function exchange(name: string, change: (recorded: Recorded) => void = () => {}): Exchange {
  const recorded: Recorded = JSON.parse(readFileSync(`test/fixtures/bluesky/${name}.json`, 'utf8'));
  change(recorded);
  return {
    url: recorded.url,
    method: recorded.method,
    requestHeaders: {},
    requestBody: JSON.stringify(recorded.request),
    files: [],
    status: recorded.status,
    responseBody: JSON.stringify(recorded.response),
  };
}

interface Write {
  collection: string;
  rkey: string;
  value: Record<string, unknown>;
}

/** The records that the recorded exchange wrote, by their addresses. */
export function records(name: string): Map<string, { cid: string; value: Record<string, unknown> }> {
  const { requestBody, responseBody } = exchange(name);
  const { writes }: { writes: Write[] } = JSON.parse(requestBody);
  const { results }: { results: { uri: string; cid: string }[] } = JSON.parse(responseBody);
  return new Map(results.map(({ uri, cid }, index) => [uri, { cid, value: writes[index]?.value ?? {} }]));
}
