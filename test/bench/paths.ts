import { fileURLToPath } from 'node:url';

/** The project's folder, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** The builds that people get, not those of the tests: React works slower in the latter. */
export const shipped = {
  chromium: `${root}/.output/chrome-mv3`,
  firefox: `${root}/.output/firefox-mv3`,
};
