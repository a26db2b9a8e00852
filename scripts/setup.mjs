/**
 * Makes a fresh machine ready: packages, WXT's generated types, browsers. Every npm script begins with it, so where
 * nothing is to be done it must be quick, and it runs on any Node from 18 on and without a dependency.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browsers.mjs';
import * as decide from './decisions.mjs';
import { alone } from './lock.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...path) => join(root, ...path);
const script = process.env.npm_lifecycle_event ?? 'setup';

setup();

function setup() {
  if (installIsDue()) alone(root, () => installIsDue() && install());
  checkNode();
  if (prepareIsDue()) alone(root, () => prepareIsDue() && prepare());
  if (decide.bringsBrowsers(script) && missing().length) alone(root, bringBrowsers);
}

function installIsDue() {
  const text = read(at('package-lock.json')) ?? '';
  const lockHash = createHash('sha256').update(text).digest('hex');
  const stamp = read(stampPath());
  const due = decide.needsInstall({
    stamp,
    lockHash,
    lock: () => parse(text),
    hidden: () => parse(read(at('node_modules', '.package-lock.json'))),
  });
  if (!due && stamp !== lockHash) writeFileSync(stampPath(), lockHash);
  return due;
}

function install() {
  console.log('Installing packages (npm ci) …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  const text = read(at('package-lock.json')) ?? '';
  writeFileSync(stampPath(), createHash('sha256').update(text).digest('hex'));
}

function stampPath() {
  return at('node_modules', '.mitposten-lock');
}

/** A package brings Node 24 for Linux on x64. Elsewhere the installed Node must do. */
function checkNode() {
  if (existsSync(at('node_modules', '.bin', 'node')) || decide.nodeSuffices(process.version)) return;
  fail(`Node ${process.version} is too old here: install Node 22.18 or newer.`);
}

function prepareIsDue() {
  const sources = ['wxt.config.ts', 'package-lock.json', 'entrypoints', ...list('locales')];
  return decide.needsPrepare(
    timeOf(preparedPath()),
    sources.map((path) => timeOf(at(path)) ?? 0),
  );
}

function prepare() {
  run(at('node_modules', '.bin', 'wxt'), ['prepare', '--level', 'warn']);
  writeFileSync(preparedPath(), '');
}

// WXT leaves a file alone whose content stays the same, so its own times do not tell when it last looked.
function preparedPath() {
  return at('.wxt', '.mitposten-prepared');
}

function missing() {
  const found = { chromium: findBrowser('chromium'), firefox: findBrowser('firefox') };
  if (found.chromium && found.firefox && !existsSync('/etc/debian_version')) return [];
  return decide.missingPackages({ ...found, exists: existsSync, office: decide.wantsOffice(script) });
}

function bringBrowsers() {
  const packages = missing();
  if (!packages.length) return;
  const manager = decide.packageManager({
    platform: process.platform,
    release: read('/etc/os-release') ?? '',
    apt: existsSync('/usr/bin/apt-get'),
    root: process.getuid?.() === 0,
    sudo: () => spawnSync('sudo', ['-n', 'true']).status === 0,
  });
  if ('because' in manager) return lacking(packages, manager.because);
  console.log(`Installing ${packages.join(', ')} (apt-get) …`);
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
    const [command, ...rest] = [
      ...manager.prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      ...options,
    ];
    const { status } = spawnSync(command, [...rest, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) return lacking(packages, `apt-get ${args[0]} failed`);
  }
}

function lacking(packages, because) {
  const advice = decide.browserAdvice(packages, because);
  if (decide.cannotGoOn(script, packages)) fail(advice);
  else console.warn(advice);
}

/** Runs a command with the project's own Node first in the path, or ends with its exit code. */
function run(command, args) {
  const path = [at('node_modules', '.bin'), process.env.PATH].join(delimiter);
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell,
    env: { ...process.env, PATH: path },
  });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function list(folder) {
  return existsSync(at(folder)) ? readdirSync(at(folder)).map((name) => join(folder, name)) : [];
}

function timeOf(path) {
  return existsSync(path) ? statSync(path).mtimeMs : undefined;
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function parse(text) {
  return text === undefined || text === '' ? undefined : JSON.parse(text);
}
