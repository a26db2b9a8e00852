import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import buildExtension from '../runner/build-extension.ts';
import { coldStart } from './cold-start.ts';
import { composerStart } from './composer-start.ts';
import { conversion } from './conversion.ts';
import { facebookKeystroke, instagramKeystroke, keystroke } from './keystroke.ts';
import { longTextTime } from './long-text-time.ts';
import { mirrorTime } from './mirror-time.ts';
import { ownKeystroke } from './own-keystroke.ts';
import { ownMemory } from './own-memory.ts';
import { ownStart } from './own-start.ts';
import { copyShipped, root } from './paths.ts';
import { planTime } from './plan-time.ts';
import { previewKeystroke } from './preview-keystroke.ts';
import { queueLoad } from './queue-load.ts';
import { recogniserTime } from './recogniser-time.ts';
import { reportTime } from './report-time.ts';
import { settingsStart } from './settings-start.ts';
import { packageSize, pageSize } from './sizes.ts';
import { type Result, tableOf } from './table.ts';

/*
 * npm run bench [-- --only b,c]
 * Measures, prints one table and leaves the numbers in bench-output/bench.json. A missed goal is no failure; what could
 * not be measured is.
 */

const measurements: Record<string, () => Result | Promise<Result>> = {
  a: pageSize,
  b: mirrorTime,
  c: keystroke,
  d: packageSize,
  e: coldStart,
  f: planTime,
  g: previewKeystroke,
  h: conversion,
  i: recogniserTime,
  j: facebookKeystroke,
  k: instagramKeystroke,
  l: composerStart,
  m: longTextTime,
  n: reportTime,
  o: ownKeystroke,
  p: ownStart,
  q: ownMemory,
  r: settingsStart,
  s: queueLoad,
};

/** Those that need no build of the extension. */
const unbuilt = ['f', 'i', 'm', 'n'];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const names = values.only?.split(',') ?? Object.keys(measurements);

if (!names.every((name) => unbuilt.includes(name))) {
  console.error('… Building the extension where something has changed');
  await buildExtension();
  await copyShipped();
}
const results: Result[] = [];
for (const name of names) {
  const measure = measurements[name];
  if (!measure) throw new Error(`--only ${name}: there is ${Object.keys(measurements).join(', ')}`);
  console.error(`… Measuring (${name})`);
  try {
    results.push(await measure());
  } catch (error) {
    console.error(`(${name}) could not be measured:`, error);
    process.exitCode = 1;
  }
}
await mkdir(`${root}/bench-output`, { recursive: true });
const machine = { node: process.version, processor: cpus()[0]?.model, cores: cpus().length };
const kept = { date: new Date().toISOString(), machine, results };
await writeFile(`${root}/bench-output/bench.json`, `${JSON.stringify(kept, null, 2)}\n`);
if (results.length > 0) console.log(`\n${tableOf(results)}`);
