import type { Step } from './app.ts';

/**
 * Lets other origins read what Mastodon lets them read (Mastodon 4.5, config/initializers/cors.rb), errors included.
 * The authorization pages and everything a proxy says are not among it.
 */
export const cors: Step = async (c, next) => {
  const methods = c.req.header('Origin') && openTo(c.req.path);
  if (!methods) return next();
  const asked = c.req.header('Access-Control-Request-Method');
  if (c.req.method === 'OPTIONS' && asked) {
    if (!methods.includes(asked)) return c.body(null, 200);
    return c.body(null, 200, {
      ...headers(methods),
      'Access-Control-Allow-Headers': c.req.header('Access-Control-Request-Headers') ?? '',
    });
  }
  await next();
  for (const [name, value] of Object.entries(headers(methods))) c.res.headers.set(name, value);
};

function openTo(path: string): string[] | undefined {
  return resources.find(({ pattern }) => pattern.test(path))?.methods;
}

const resources = [
  { pattern: /^\/api\//, methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] },
  { pattern: /^\/oauth\/(token|revoke)$/, methods: ['POST'] },
  { pattern: /^\/oauth\/userinfo$/, methods: ['GET', 'POST'] },
  { pattern: /^\/(\.well-known|nodeinfo)\//, methods: ['GET'] },
];

// Retry-After is neither sent nor exposed.
function headers(methods: string[]): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Expose-Headers':
      'Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id',
    'Access-Control-Max-Age': '7200',
  };
}
