import { readFile } from 'node:fs/promises';
import { build, type Rolldown } from 'vite';

/** A page's script and stylesheet as text. */
export interface PageBundle {
  script: string;
  style: string;
}

/** Builds a platform's page from its folder, which ends with a slash and holds `main.tsx` and `style.css`. */
export async function buildPage(folder: string): Promise<PageBundle> {
  const script = await buildScript(folder, `${folder}main.tsx`);
  return { script, style: await readFile(`${folder}style.css`, 'utf8') };
}

/** Builds one script with all that it imports, as a platform ships it, but readable. */
export async function buildScript(root: string, input: string): Promise<string> {
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

/** The page with new names for its classes, as every build of a real one has; `more` finds classes that no style names. */
export function withNewClasses(page: PageBundle, newName: () => string, more?: RegExp): PageBundle {
  // Every class of the page is styled, so the stylesheet knows them all.
  const all = new Set([...(page.style.match(className) ?? []), ...((more && page.script.match(more)) ?? [])]);
  const names = new Map([...all].map((one) => [one, newName()]));
  const nameOf = (one: string) => names.get(one) ?? one;
  const rename = (text: string) => {
    const renamed = text.replace(className, nameOf);
    return more ? renamed.replace(more, nameOf) : renamed;
  };
  return { script: rename(page.script), style: rename(page.style) };
}

/** Letters and digits as a build makes them for a class, seven of them. */
export function randomLetters(): string {
  return Math.random().toString(36).slice(2, 9).padEnd(7, 'x');
}

const className = /\bk-[a-z]+(?:-[a-z]+)*\b/g;
