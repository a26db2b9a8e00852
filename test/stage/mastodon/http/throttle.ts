import type { Clock } from '../clock.ts';

/** A rate limit: so many hits per period, in seconds. */
export interface Limit {
  name: string;
  limit: number;
  period: number;
}

/** What is left of a limit after a hit. */
export interface Allowance {
  limit: number;
  /** Negative once it is exceeded. */
  left: number;
  /** When the period ends, milliseconds since 1970. */
  reset: number;
}

/** Counts hits in windows that are aligned to 1970, as Rack::Attack does. */
export interface Throttle {
  hit(limit: Limit, who: string): Allowance;
  reset(): void;
}

/** Mastodon 4.5, config/initializers/rack_attack.rb and app/lib/rate_limiter.rb: hard-coded there. */
export const limits = {
  user: { name: 'user', limit: 1500, period: 300 },
  token: { name: 'token', limit: 300, period: 300 },
  address: { name: 'address', limit: 300, period: 300 },
  media: { name: 'media', limit: 30, period: 1800 },
  deletes: { name: 'deletes', limit: 30, period: 1800 },
  statuses: { name: 'statuses', limit: 300, period: 10_800 },
  apps: { name: 'apps', limit: 5, period: 600 },
  logins: { name: 'logins', limit: 25, period: 300 },
} as const satisfies Record<string, Limit>;

/** A throttle that has seen nothing. */
export function createThrottle(clock: Clock): Throttle {
  const windows = new Map<string, { end: number; count: number }>();
  return {
    hit: ({ name, limit, period }, who) => {
      const key = `${name}:${who}`;
      const now = clock.now();
      const end = (Math.floor(now / (period * 1000)) + 1) * period * 1000;
      const known = windows.get(key);
      const count = known?.end === end ? known.count + 1 : 1;
      windows.set(key, { end, count });
      return { limit, left: limit - count, reset: end };
    },
    reset: () => windows.clear(),
  };
}

/** The one that says least is left. */
export function tightest(allowances: Allowance[]): Allowance | undefined {
  return allowances.toSorted((one, other) => one.left - other.left)[0];
}

/** The headers that tell of an allowance; the time is ISO 8601 with microseconds, not epoch seconds. */
export function allowanceHeaders({ limit, left, reset }: Allowance): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(Math.max(left, 0)),
    'X-RateLimit-Reset': new Date(reset).toISOString().replace('Z', '000Z'),
  };
}
