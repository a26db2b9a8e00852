import * as v from 'valibot';
import type { Exchange } from '../../post/types.ts';
import { fieldsOf, postedTo } from '../meta/exchange.ts';
import { documents, parsed } from '../meta/json.ts';
import { id, read } from '../meta/schemas.ts';

/** One GraphQL request of www.facebook.com or business.facebook.com. */
export interface Request {
  /** The operation's name. It says what something surely is, never what it is not: names change. */
  name: string;
  /** As whom the page acts. */
  viewer: string | undefined;
  variables: Record<string, unknown>;
  input: Record<string, unknown>;
}

const fields = v.record(v.string(), v.unknown());

/** The request of an exchange, `undefined` where it is none that changes something. */
export function requestOf(exchange: Exchange): Request | undefined {
  if (!/^\/api\/graphql\/?$/.test(postedTo(exchange, 'facebook.com'))) return undefined;
  const form = fieldsOf(exchange);
  const variables = read(fields, parsed(form.get('variables') ?? ''));
  const input = read(fields, variables?.input);
  if (!variables || !input) return undefined;
  const viewer = read(id, form.get('av'));
  return { name: form.get('fb_api_req_friendly_name') ?? '', viewer, variables, input };
}

/** What the answer says under the names that the test takes; the first that is not null. */
export function answered(exchange: Exchange, isMeant: (name: string) => boolean): unknown {
  for (const document of documents(exchange.responseBody)) {
    const { data } = read(v.object({ data: fields }), document) ?? {};
    for (const [name, value] of Object.entries(data ?? {})) {
      if (value != null && isMeant(name)) return value;
    }
  }
  return undefined;
}
