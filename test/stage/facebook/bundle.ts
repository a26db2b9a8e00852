import { fileURLToPath } from 'node:url';
import { buildPage, buildScript, type PageBundle, randomLetters, withNewClasses } from '../page-bundle.ts';

/** A page's script, the script of its worker and its stylesheet, as text. */
export interface Bundle extends PageBundle {
  worker: string;
}

/** The folders of the pages. */
export type PageName = 'page' | 'business-page';

/**
 * Builds a page once per process, when it is first asked for, and gives its classes new names each time, as every
 * build of the real one does.
 */
export async function bundlePage(name: PageName): Promise<Bundle> {
  const running = built.get(name) ?? buildWithWorker(name);
  built.set(name, running);
  const { worker, ...page } = await running;
  return { ...withNewClasses(page, () => `x${randomLetters()}`, draftClassName), worker };
}

// As Draft.js writes its own before they are replaced in Meta's build.
const draftClassName = /\b(?:public\/)?Draft(?:Editor|EditorPlaceholder|StyleDefault)\/\w+/g;

const built = new Map<PageName, Promise<Bundle>>();

async function buildWithWorker(name: PageName): Promise<Bundle> {
  const folder = fileURLToPath(new URL(`./${name}/`, import.meta.url));
  // The worker is the same for both.
  const worker = fileURLToPath(new URL('./page/video-worker.ts', import.meta.url));
  const [page, workerScript] = await Promise.all([buildPage(folder), buildScript(folder, worker)]);
  return { ...page, worker: workerScript };
}
