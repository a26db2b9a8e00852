import { appendFileSync } from 'node:fs';

/** What the plugin reads of a chunk that was made. */
interface Chunk {
  type: string;
  modules?: Record<string, { renderedLength: number }>;
}

/**
 * Writes the packages whose code is in the chunks of a build into a file, one in a line, as folders under `node_modules`.
 * Only what is left of them after everything unused was shaken off counts.
 */
export function tellBundled(path: string) {
  return {
    name: 'tell-bundled',
    generateBundle(_: unknown, bundle: Record<string, Chunk>) {
      const modules = Object.values(bundle).flatMap((chunk) => Object.entries(chunk.modules ?? {}));
      const folders = modules.flatMap(([id, { renderedLength }]) =>
        renderedLength > 0 ? [packageOf(id)] : [],
      );
      for (const folder of new Set(folders)) if (folder) appendFileSync(path, `${folder}\n`);
    },
  };
}

/** The package of a module's address, as its folder from `node_modules` on (`react`, `a/node_modules/@b/c`). */
export function packageOf(id: string): string | undefined {
  // WXT writes the frame of an entry point itself.
  if (/^\0?virtual:wxt-/.test(id)) return 'wxt';
  const [, path] = /\/node_modules\/(.*)$/.exec(id.replaceAll('\\', '/')) ?? [];
  return path && /^(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}
