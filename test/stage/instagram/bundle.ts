import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** The page's script and stylesheet as text. */
export interface Bundle {
  script: string;
  style: string;
}

/** Builds the page once per process and gives its classes new names each time, hashed as StyleX hashes them. */
export async function bundlePage(): Promise<Bundle> {
  built ??= buildPage();
  const { script, style } = await built;
  const names = new Map(style.match(className)?.map((name) => [name, hashedClass()]));
  const rename = (text: string) => text.replace(className, (name) => names.get(name) ?? name);
  return { style: rename(style), script: rename(script) };
}

// Every class of the page is styled, so the stylesheet knows them all.
const className = /\bk-[a-z]+(?:-[a-z]+)*\b/g;

let built: Promise<Bundle> | undefined;

const folder = fileURLToPath(new URL('./page/', import.meta.url));

async function buildPage(): Promise<Bundle> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic' } },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: `${folder}main.tsx` },
    },
  });
  // One input and no watching give one RolldownOutput.
  const { output } = result as Rolldown.RolldownOutput;
  const chunk = output.find((file) => file.type === 'chunk');
  if (!chunk) throw new Error('the page was not built');
  return { script: chunk.code, style: await readFile(`${folder}style.css`, 'utf8') };
}

function hashedClass(): string {
  return `x${Math.random().toString(36).slice(2, 9).padEnd(7, '0')}`;
}
