import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { mainThreadTime } from './main-thread.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** So long the main thread is watched after it was evaluated, in milliseconds. */
const watched = 1000;

/** React, React DOM and the preview as one script, minified as the extension is. */
export async function reactPanel(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { '#i18n': here('./no-words.ts') } },
    build: {
      write: false,
      rolldownOptions: { input: here('./react-panel.tsx'), output: { format: 'iife' } },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) =>
    'output' in each ? each.output : [],
  );
  const script = outputs.find((each) => each.type === 'chunk');
  if (script?.type !== 'chunk') throw new Error('Nothing was built.');
  return script.code;
}

/** Milliseconds of the page's main thread for evaluating the script in a world of its own, and for what it draws. */
export async function timeInPage(page: Page, script: string): Promise<number> {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'react',
  });
  const time = await mainThreadTime(page, async () => {
    const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: script, contextId });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    await new Promise((done) => setTimeout(done, watched));
  });
  await session.detach();
  return time;
}
