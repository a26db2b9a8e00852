import type { Server } from '../server.ts';
import type { Step } from './app.ts';

/** One request and how it was answered. */
export interface RequestLine {
  method: string;
  /** Without the query. */
  path: string;
  /** With its `?`, or empty. */
  query: string;
  /** 0 where no answer was given. */
  status: number;
  idempotencyKey: string | undefined;
  /** Whether an Authorization header was there. */
  authorized: boolean;
  origin: string | undefined;
  contentType: string | undefined;
  /** When it came in, milliseconds since 1970 by the server's clock. */
  time: number;
}

/** Writes down every request with the status that really left the server. */
export function logging(server: Server): Step {
  return async (c, next) => {
    const url = new URL(c.req.url);
    const line: RequestLine = {
      method: c.req.method,
      path: url.pathname,
      query: url.search,
      status: 0,
      idempotencyKey: c.req.header('Idempotency-Key'),
      authorized: c.req.header('Authorization') !== undefined,
      origin: c.req.header('Origin'),
      contentType: c.req.header('Content-Type'),
      time: server.clock.now(),
    };
    await next();
    line.status = c.env.incoming.socket.destroyed ? 0 : c.res.status;
    server.log.push(line);
  };
}
