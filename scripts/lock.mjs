import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs the work while no other process does work for the same folder; waits for one that does.
 * A lock whose process is gone is taken over.
 */
export function alone(folder, work) {
  const lock = join(
    tmpdir(),
    `mitposten-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`,
  );
  acquire(lock);
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function acquire(lock) {
  let told = false;
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const pid = owner(lock);
    if (pid !== undefined && !alive(pid)) rmSync(lock, { recursive: true, force: true });
    else if (!told) console.log(`Waiting for another set-up to end (${lock}) …`);
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

// Undefined for the moment between the folder and its file.
function owner(lock) {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
