import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { browserShare } from './test/runner/browser-share.ts';
import { CountReporter } from './test/runner/count-reporter.ts';
import { endToEndPatterns } from './test/runner/end-to-end-files.ts';
import { NetworkReporter } from './test/runner/network-reporter.ts';
import { everyday, everyPair, type Pair, projectName } from './test/runner/projects.ts';

const isLong = Boolean(process.env.MITPOSTEN_LONG);

/** Somebody who names a browser's project wants all of it. */
const isChosen = process.argv.some((argument) => argument.includes('e2e-'));

/** It writes policies of the whole system, so it runs only where somebody asks for it by name. */
const installs = Boolean(process.env.MITPOSTEN_INSTALL);

export default defineConfig({
  resolve: {
    alias: { '#i18n': fileURLToPath(new URL('test/runner/i18n.ts', import.meta.url)) },
  },
  test: {
    maxWorkers: 2,
    reporters: ['default', new NetworkReporter(), new CountReporter()],
    projects: [
      plain('unit', ['test/unit/**/*.test.{ts,tsx}']),
      // Some start programs, on a machine that others use too; several look at the build, which two of them must not make at once.
      plain('house', ['test/house/**/*.test.ts'], {
        testTimeout: 30_000,
        globalSetup: ['test/runner/build-extension.ts'],
      }),
      plain('contract', ['test/contract/**/*.test.ts'], { testTimeout: 30_000, hookTimeout: 30_000 }),
      ...(installs
        ? [plain('install', ['test/install/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 })]
        : []),
      ...(isLong ? everyPair : everyday).map(endToEnd),
    ],
  },
});

function plain(
  name: string,
  files: string[],
  more: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: files, environment: 'node', ...more } };
}

function endToEnd(pair: Pair) {
  const [browser, language] = pair;
  return plain(projectName(pair), isLong || isChosen ? endToEndPatterns : browserShare(browser), {
    provide: { browser, language, isSeen: Boolean(process.env.MITPOSTEN_SHOW) },
    globalSetup: ['test/runner/build-extension.ts'],
    // Modules stay loaded from one file to the next: the stage's own take seconds.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // Two real browsers on a machine that CI shares: one second chance there, none at home. Vitest names what needed it.
    retry: process.env.CI ? 1 : 0,
  });
}
