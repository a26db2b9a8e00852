import { parseArgs } from 'node:util';
import type { BrowserKind, BrowserLanguage } from '../stage/browsers/index.ts';
import { shortName } from './end-to-end-files.ts';
import { oneOf } from './one-of.ts';
import { everydayLanguage } from './projects.ts';

/** What `npm run e2e --` was asked for. */
export interface EndToEndOptions {
  /** The test's file, from the project's root. */
  file: string;
  /** Whether the browser is seen at its work. */
  show: boolean;
  browser: BrowserKind;
  language: BrowserLanguage;
}

/** Reads the arguments against the files that there are; throws with one line that says what there is to choose from. */
export function endToEndOptions(args: string[], files: readonly string[]): EndToEndOptions {
  const { positionals, values } = parse(args);
  const browser = oneOf('--browser', values.browser, ['chromium', 'firefox'] as const);
  return {
    file: fileNamed(positionals, files),
    show: values.show,
    browser,
    language: oneOf('--language', values.language ?? everydayLanguage(browser), ['de', 'en'] as const),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        show: { type: 'boolean', default: false },
        browser: { type: 'string', default: 'chromium' },
        language: { type: 'string' },
      },
    });
  } catch (error) {
    const [what] = (error instanceof Error ? error.message : String(error)).split(/\.? To |\.?\n/);
    throw new Error(`${what}: there is only --show, --browser chromium|firefox and --language de|en`);
  }
}

/** A file is named by its path, by its short one or, as `mirror`, by its last part. */
function fileNamed(names: string[], files: readonly string[]): string {
  const [name = '', ...more] = names;
  const there = `there is ${files.map((path) => shortName(path).replace(/^e2e\//, '')).join(', ')}`;
  if (name === '' || more.length > 0) throw new Error(`Name one test file: ${there}`);
  const short = shortName(name.replaceAll('\\', '/').replace(/^.*?(?=test\/(e2e|attacks)\/)|^\.\//, ''));
  const found = ['', 'e2e/', 'attacks/'].map((folder) =>
    files.find((path) => shortName(path) === folder + short),
  );
  const file = found.find((path) => path !== undefined);
  if (!file) throw new Error(`No end-to-end test is called ${name}: ${there}`);
  return file;
}
