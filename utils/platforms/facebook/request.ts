import type { Exchange } from '../../post/types.ts';
import { fieldsOf, postedTo } from '../meta/exchange.ts';
import { documents, parsed } from '../meta/json.ts';
import { id, read, recordOf } from '../meta/schemas.ts';

/** One GraphQL request of www.facebook.com or business.facebook.com. */
export interface Request {
  /** The operation's name. It says what something surely is, never what it is not: names change. */
  name: string;
  /** As whom the page acts. */
  viewer: string | undefined;
  variables: Record<string, unknown>;
  input: Record<string, unknown>;
}

/** The request of an exchange, `undefined` where it is none that changes something. */
export function requestOf(exchange: Exchange): Request | undefined {
  if (!/^\/api\/graphql\/?$/.test(postedTo(exchange, 'facebook.com'))) return undefined;
  const form = fieldsOf(exchange);
  const variables = recordOf(parsed(form.get('variables') ?? ''));
  const input = recordOf(variables?.input);
  if (!variables || !input) return undefined;
  const viewer = read(id, form.get('av'));
  return { name: form.get('fb_api_req_friendly_name') ?? '', viewer, variables, input };
}

/** What the answer says under the names that the test takes; the first that is not null. */
export function answered(exchange: Exchange, isMeant: (name: string) => boolean): unknown {
  for (const document of documents(exchange.responseBody)) {
    for (const [name, value] of Object.entries(recordOf(recordOf(document)?.data) ?? {})) {
      if (value != null && isMeant(name)) return value;
    }
  }
  return undefined;
}
