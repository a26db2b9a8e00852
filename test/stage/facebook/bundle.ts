import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** A page's script, the script of its worker and its stylesheet, as text. */
export interface Bundle {
  script: string;
  worker: string;
  style: string;
}

/** The folders of the pages. */
export type PageName = 'page' | 'business-page';

/**
 * Builds a page once per process, when it is first asked for, and gives its classes new names each time, as every
 * build of the real one does.
 */
export async function bundlePage(name: PageName): Promise<Bundle> {
  const running = built.get(name) ?? buildPage(name);
  built.set(name, running);
  const { script, worker, style } = await running;
  // Every class of the page is styled, so the stylesheet knows them all.
  const all = new Set([...(style.match(className) ?? []), ...(script.match(draftClassName) ?? [])]);
  const names = new Map([...all].map((one) => [one, randomClass()]));
  const nameOf = (one: string) => names.get(one) ?? one;
  const rename = (text: string) => text.replace(className, nameOf).replace(draftClassName, nameOf);
  return { style: rename(style), script: rename(script), worker };
}

const className = /\bk-[a-z]+(?:-[a-z]+)*\b/g;
// As Draft.js writes its own before they are replaced in Meta's build.
const draftClassName = /\b(?:public\/)?Draft(?:Editor|EditorPlaceholder|StyleDefault)\/\w+/g;

const built = new Map<PageName, Promise<Bundle>>();

async function buildPage(name: PageName): Promise<Bundle> {
  const folder = fileURLToPath(new URL(`./${name}/`, import.meta.url));
  // The worker is the same for both.
  const worker = fileURLToPath(new URL('./page/video-worker.ts', import.meta.url));
  const main = ['main.tsx', 'main.ts'].map((file) => `${folder}${file}`).find(existsSync);
  if (!main) throw new Error(`${folder} has no main file`);
  const [script, workerScript] = await Promise.all([buildScript(folder, main), buildScript(folder, worker)]);
  return { script, worker: workerScript, style: await readFile(`${folder}style.css`, 'utf8') };
}

async function buildScript(root: string, input: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', development: false } },
    // Draft.js speaks of Node's global object. The test runner would have the libraries built for development.
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, modulePreload: false, rolldownOptions: { input } },
  });
  // One input and no watching give one RolldownOutput.
  const { output } = result as Rolldown.RolldownOutput;
  const chunk = output.find((file) => file.type === 'chunk');
  if (!chunk) throw new Error(`${input} was not built`);
  return chunk.code;
}

/** A class name in the manner of the real page's generated ones. */
function randomClass(): string {
  return `x${Math.random().toString(36).slice(2, 9).padEnd(7, 'x')}`;
}
