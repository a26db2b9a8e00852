import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file of the system, and gives what puts back what was there before, folders included. It is put back too
 * where the process ends first. Throws where this person may not write there.
 */
export function systemFile(path: string, content: unknown): () => void {
  const before = existsSync(path) ? readFileSync(path) : undefined;
  const folder = firstMissing(dirname(path));
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(content, null, 2));
  } catch (error) {
    throw new Error(`${path} can't be written: policies of the system belong to root`, { cause: error });
  }
  const putBack = () => {
    process.off('exit', putBack);
    if (before) writeFileSync(path, before);
    else rmSync(folder ?? path, { recursive: true, force: true });
  };
  process.on('exit', putBack);
  return putBack;
}

/** The outermost folder of a path that is not there yet. */
function firstMissing(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  return firstMissing(dirname(folder)) ?? folder;
}
