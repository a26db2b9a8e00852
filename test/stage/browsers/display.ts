/** What finding a display looks at. */
interface Machine {
  platform: string;
  env: Record<string, string | undefined>;
}

/** Whether a browser can be shown here. Only on Linux is there ever none. */
export function hasDisplay({ platform, env }: Machine = process): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
