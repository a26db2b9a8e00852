import { fileURLToPath } from 'node:url';
import { buildPage, type PageBundle, randomLetters, withNewClasses } from '../page-bundle.ts';

export type { PageBundle as Bundle } from '../page-bundle.ts';

/** Builds the page once per process and gives its classes new names each time, as every build of the real one does. */
export async function bundlePage(): Promise<PageBundle> {
  built ??= buildPage(fileURLToPath(new URL('./page/', import.meta.url)));
  return withNewClasses(await built, randomClass);
}

let built: Promise<PageBundle> | undefined;

/** A class name in the manner of the real page's generated ones. */
function randomClass(): string {
  return `${Math.random() < 0.5 ? 'css' : 'r'}-${randomLetters()}`;
}
