import * as v from 'valibot';
import { Problem } from '../../post/problem.ts';
import { type Bytes, readWithin } from '../../read-within.ts';
import type { Io } from '../contract.ts';

/** How much of an answer is read, in bytes, and how long all of it may take, in milliseconds. */
export interface Limit {
  bytes: number;
  milliseconds: number;
}

/** The JSON that a server answers. Throws Problem, also for what is no JSON, too large or too slow. */
export async function readJson(address: string, io: Io, limit: Limit): Promise<unknown> {
  const bytes = await readBytes(address, io, limit);
  const json = bytes && parsed(bytes);
  if (!json) throw unreachable(address);
  return json.value;
}

/**
 * The bytes that a server answers, or `undefined` where there are more of them than `limit` allows. Nothing is believed of
 * the answer's head: a server that sends on and on, or a byte now and then, is cut off. Throws Problem.
 */
export async function readBytes(address: string, io: Io, limit: Limit): Promise<Bytes | undefined> {
  const stop = new AbortController();
  const { signal } = stop;
  const timer = setTimeout(() => stop.abort(), limit.milliseconds);
  try {
    const response = await Promise.race([ask(address, io, signal), aborted(signal)]);
    const bytes = await readWithin(response, response.ok ? limit.bytes : errorBytes, signal);
    if (signal.aborted) throw unreachable(address);
    if (!response.ok) throw problemOf(address, response.status, bytes);
    return bytes;
  } catch (thrown) {
    // What fetch and its streams throw says nothing more.
    throw thrown instanceof Problem ? thrown : unreachable(address);
  } finally {
    clearTimeout(timer);
    // What was not read is not sent any more.
    stop.abort();
  }
}

const errorBytes = 10_000;

const xrpcError = v.object({ error: v.string() });

function ask(address: string, io: Io, signal: AbortSignal): Promise<Response> {
  return io.fetch(address, { credentials: 'omit', redirect: 'error', cache: 'no-store', signal });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function problemOf(address: string, status: number, bytes: Bytes | undefined): Problem {
  const said = v.safeParse(xrpcError, bytes && parsed(bytes)?.value);
  const missing = said.success && /NotFound|Deactivated|Takendown|Suspended/.test(said.output.error);
  if (missing || status === 404) return new Problem('refused', 'record-missing', new URL(address).host);
  return unreachable(address, ` (${status})`);
}

function unreachable(address: string, more = ''): Problem {
  return new Problem('unreachable', 'source-unreachable', new URL(address).host + more);
}

function parsed(bytes: Bytes): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return undefined;
  }
}
