import { fileURLToPath } from 'node:url';
import { buildPage, type PageBundle, randomLetters, withNewClasses } from '../page-bundle.ts';

export type { PageBundle as Bundle } from '../page-bundle.ts';

/** Builds the page once per process and gives its classes new names each time, hashed as StyleX hashes them. */
export async function bundlePage(): Promise<PageBundle> {
  built ??= buildPage(fileURLToPath(new URL('./page/', import.meta.url)));
  return withNewClasses(await built, () => `x${randomLetters()}`);
}

let built: Promise<PageBundle> | undefined;
