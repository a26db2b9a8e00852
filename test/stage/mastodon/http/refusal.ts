import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Server } from '../server.ts';
import type { UserRow } from '../store/rows.ts';
import type { Visit } from './app.ts';
import { bearerOf } from './bearer.ts';
import { type Language, type Words, wordsIn } from './words.ts';

/** Picks a text out of the words of the request's language. */
export type Say = (words: Words) => string;

/** Why a request is not served; answered as `{"error": "…"}`. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly say: Say;
  readonly headers: Record<string, string>;
  /** Answered without a body. */
  isEmpty = false;

  constructor(status: ContentfulStatusCode, say: Say, headers: Record<string, string> = {}) {
    super(say(wordsIn('en')));
    this.status = status;
    this.say = say;
    this.headers = headers;
  }
}

/** What Rails says of a record that does not pass its validations. */
export function invalid(...says: Say[]): Refusal {
  return new Refusal(
    422,
    (words) => `${words.validationFailed}: ${says.map((say) => say(words)).join(', ')}`,
  );
}

/** An error of which nothing is said. */
export function emptyError(): Refusal {
  const refusal = new Refusal(500, (words) => words.internal);
  refusal.isEmpty = true;
  return refusal;
}

/** The thing does not exist, or not for this caller. */
export function notFound(): Refusal {
  return new Refusal(404, (words) => words.notFound);
}

/** Turns what a route threw into an answer. What is no refusal is a fault of the stage and is told on the console. */
export function answerError(server: Server): (thrown: Error, c: Visit) => Response {
  return (thrown, c) => {
    const refusal = thrown instanceof Refusal ? thrown : new Refusal(500, (words) => words.internal);
    if (refusal !== thrown) console.error(thrown);
    if (refusal.isEmpty) return new Response(null, { status: refusal.status });
    return c.json({ error: refusal.say(wordsIn(languageOf(server, c))) }, refusal.status, refusal.headers);
  };
}

/** The language of an answer: the account's own, else the first one we have of those the browser lists, else the server's. */
export function languageOf(server: Server, c: Visit): Language {
  const own = localeOf(server, c);
  if (own) return own;
  const wanted = (c.req.header('Accept-Language') ?? '')
    .split(',')
    .map((entry) => entry.split(';')[0]?.trim().slice(0, 2).toLowerCase());
  return wanted.find((language) => language === 'de' || language === 'en') ?? server.options.language;
}

function localeOf(server: Server, c: Visit): Language | undefined {
  const user = server.db.one<Pick<UserRow, 'locale'>>(
    'select users.locale from users join tokens on tokens.user_id = users.id where token = ? and revoked = 0',
    bearerOf(c) ?? '',
  );
  return user?.locale ?? undefined;
}
