import { readFileSync } from 'node:fs';
import type { Exchange } from '../../../utils/post/types.ts';

/** A fixture: `form` and `variables` make an urlencoded GraphQL body, `body` is one as it is. */
export interface Fixture {
  provenance: 'recorded' | 'reconstructed';
  url: string;
  method?: string;
  status?: number;
  headers?: Record<string, string>;
  form?: Record<string, string>;
  variables?: Record<string, unknown>;
  body?: string;
  answer: string;
}

/** The fixture's file, whatever is in it. */
export function fixture<T>(path: string): T {
  return JSON.parse(readFileSync(`test/fixtures/${path}.json`, 'utf8'));
}

/** When every exchange of the fixtures was answered. */
export const at = Date.parse('2026-11-23T09:00:00Z');

/** An exchange of a fixture, changed as `change` says. */
export function exchange(path: string, change: (it: Fixture) => void = () => {}): Exchange {
  const it = fixture<Fixture>(path);
  change(it);
  return exchangeOf(it);
}

/** The exchange that a fixture tells of. */
export function exchangeOf({
  url,
  method = 'POST',
  status = 200,
  headers,
  form,
  variables,
  body,
  answer,
}: Fixture) {
  const fields = new URLSearchParams(form);
  if (variables) fields.set('variables', JSON.stringify(variables));
  const exchange: Exchange = {
    url,
    method,
    requestHeaders: headers ?? {},
    requestBody: body ?? String(fields),
    files: [],
    status,
    responseBody: answer,
    at,
  };
  return exchange;
}

/** Sets fields of the variables, each named by its path; `undefined` takes one away. */
export function put(values: Record<string, unknown>): (it: Fixture) => void {
  return ({ variables = {} }) => {
    for (const [path, value] of Object.entries(values)) {
      const names = path.split('.');
      const last = names.pop() ?? '';
      let at: Record<string, unknown> = variables;
      for (const name of names) {
        at[name] ??= {};
        // Foreign bodies are nested records.
        at = at[name] as Record<string, unknown>;
      }
      at[last] = value;
    }
  };
}
