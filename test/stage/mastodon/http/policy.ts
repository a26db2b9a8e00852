import type { Step } from './app.ts';

/**
 * Lets a page load from its own server only. The pages on the way to an app's redirect have no form-action, which
 * Chrome would apply to the redirect too (Mastodon 4.3 to 4.6, mastodon#22138).
 */
export const contentPolicy: Step = async (c, next) => {
  await next();
  if (!c.res.headers.get('Content-Type')?.startsWith('text/html') || c.res.status >= 500) return;
  // What answers the password (`sessions#create`: the second factor's page, the form again) has it all the same.
  const open =
    c.req.path === '/oauth/authorize' || (c.req.path === '/auth/sign_in' && c.req.method === 'GET');
  c.res.headers.set(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; " +
      `base-uri 'none'${open ? '' : "; form-action 'self'"}`,
  );
};
