import type { HttpBindings } from '@hono/node-server';
import type { Context, Handler, MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import type { Allowance } from './throttle.ts';

/** What Hono carries with each request: Node's own request and answer, and what limits it has used up. */
export interface Env {
  Bindings: HttpBindings;
  Variables: { allowances: Allowance[] };
}

/** One request on its way through the server. */
export type Visit = Context<Env>;
/** Something every request passes through. */
export type Step = MiddlewareHandler<Env>;
/** Something that answers. */
export type Answerer = Handler<Env>;

/** A set of routes. */
export type App = Hono<Env>;

/** A set of routes, empty. */
export function createApp(): App {
  return new Hono<Env>();
}
