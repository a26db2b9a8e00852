/** What setup decides, as functions of what it found: no file, process or network is touched here. */

/** The scripts that start browsers; the others build, check or test without one. */
export function needsBrowsers(script) {
  return ['test', 'test:long', 'test:install', 'e2e', 'bench', 'demo'].includes(script);
}

/** `setup` itself brings the browsers too, but a machine without them is still set up for everything else. */
export function bringsBrowsers(script) {
  return script === 'setup' || needsBrowsers(script);
}

/**
 * Whether `npm ci` must run. A folder that npm itself has brought in line with the lock is left alone.
 * @param {{ stamp: string | undefined, lockHash: string, lock: () => unknown, hidden: () => unknown }} found
 */
export function needsInstall({ stamp, lockHash, lock, hidden }) {
  return stamp !== lockHash && !agrees(lock(), hidden());
}

// npm writes down what it installed in node_modules/.package-lock.json, with the same keys as the lock.
function agrees(lock, hidden) {
  if (!lock || !hidden) return false;
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '');
  const installed = hidden.packages;
  const complete = wanted.every(([path, { version, optional }]) =>
    installed[path] ? installed[path].version === version : optional === true,
  );
  return complete && Object.keys(installed).every((path) => path in lock.packages);
}

/**
 * Whether a system's package manager may be asked, and which Debian packages are missing.
 * A browser that is there from elsewhere is taken as it is.
 */
export function missingPackages({ chromium, firefox, exists, office = false }) {
  const packages = [];
  const browserOf = { chromium, 'firefox-esr': firefox };
  for (const [name, path] of Object.entries(browserOf)) {
    const files = debianFiles[name];
    if (!path) packages.push(name, ...Object.keys(files));
    else if (path === `/usr/bin/${name}`) {
      packages.push(...Object.keys(files).filter((extra) => !exists(files[extra])));
    }
  }
  if (!exists(emojiFont)) packages.push(emojiFontPackage);
  if (office && !exists(officeProgram)) packages.push(officePackage);
  return packages;
}

// Where Debian puts what makes its browsers speak German.
const debianFiles = {
  chromium: { 'chromium-l10n': '/usr/lib/chromium/locales/de.pak' },
  'firefox-esr': {
    'firefox-esr-l10n-de': '/usr/lib/firefox-esr/browser/extensions/langpack-de@firefox-esr.mozilla.org.xpi',
  },
};

/** The scripts whose tests have LibreOffice open what the extension writes. */
export function wantsOffice(script) {
  return ['setup', 'test', 'test:long'].includes(script);
}

const officePackage = 'libreoffice-writer';
const officeProgram = '/usr/bin/soffice';

const emojiFontPackage = 'fonts-noto-color-emoji';
const emojiFont = '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf';

/**
 * How missing packages may be installed here: the command before `apt-get`, or why not.
 * @param {{ platform: string, release: string, apt: boolean, root: boolean, sudo: () => boolean }} machine
 * @returns {{ prefix: string[] } | { because: string }}
 */
export function packageManager({ platform, release, apt, root, sudo }) {
  if (platform !== 'linux' || !apt) return { because: 'this system has no apt-get' };
  if (/^ID=ubuntu$/m.test(release)) {
    return { because: 'on Ubuntu chromium and firefox are snaps, which tests cannot drive' };
  }
  if (root) return { prefix: [] };
  if (sudo()) return { prefix: ['sudo', '-n'] };
  return { because: 'neither root nor sudo without a password' };
}

/** Whether the script must end for want of these packages. Without the font only screenshots look poorer; without LibreOffice its tests say that they are left out. */
export function cannotGoOn(script, packages) {
  return (
    needsBrowsers(script) && packages.some((name) => name !== emojiFontPackage && name !== officePackage)
  );
}

/** The one line for somebody whose browsers could not be brought. */
export function browserAdvice(packages, because) {
  return (
    `Missing for the browser tests: ${packages.join(', ')} (${because}). ` +
    'Install Chromium and Firefox with German, or name them in CHROMIUM_PATH and FIREFOX_PATH.'
  );
}

/** Whether this Node runs the project's TypeScript as it is (type stripping without a flag, Node 22.18). */
export function nodeSuffices(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** Whether what WXT generates for the types is older than what it is generated from. Times in milliseconds. */
export function needsPrepare(generated, sources) {
  return generated === undefined || sources.some((time) => time > generated);
}
