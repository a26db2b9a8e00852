import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The path of an installed browser, or undefined: first what CHROMIUM_PATH or FIREFOX_PATH names, then the usual places.
 * @param {'chromium' | 'firefox'} kind
 * @param {import('./browsers.d.mts').Machine} [machine]
 */
export function findBrowser(kind, machine = thisMachine()) {
  const named = machine.env[variable(kind)];
  if (named) return named;
  return candidates(kind, machine).find((path) => machine.exists(path));
}

/**
 * The path of an installed browser; throws with what to do where there is none.
 * @param {'chromium' | 'firefox'} kind
 */
export function requireBrowser(kind) {
  const path = findBrowser(kind);
  if (!path) throw new Error(`No ${kind} found: install it, or name it in ${variable(kind)}`);
  return path;
}

/** @param {'chromium' | 'firefox'} kind */
export function variable(kind) {
  return kind === 'chromium' ? 'CHROMIUM_PATH' : 'FIREFOX_PATH';
}

// Ordered by what tests can drive: Chromium loads an unpacked extension from the command line, Chrome only with a switch.
const commands = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox'],
};

const applications = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox'],
};

const programs = {
  chromium: [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ],
  firefox: ['Mozilla Firefox/firefox.exe', 'Mozilla Firefox ESR/firefox.exe'],
};

function candidates(kind, { platform, env }) {
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env.HOME ?? '', 'Applications')];
    return applications[kind].flatMap((path) => folders.map((folder) => join(folder, path)));
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return programs[kind].flatMap((path) => folders.map((folder) => `${folder}/${path}`));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return commands[kind].flatMap((name) => folders.map((folder) => join(folder, name)));
}

function thisMachine() {
  return { platform: process.platform, env: process.env, exists: runs };
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
