import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { Part } from '../../utils/ledger/line.ts';
import { writePart } from '../../utils/report/part.ts';
import { type City, cityOf } from '../unit/report/city.ts';
import { askedOf, memory, perform } from '../unit/report/perform.ts';
import { kind } from './fixture.ts';
import { says } from './own-pages.ts';

/** A year of a made-up city. */
export const city: City = cityOf(11, 300);

/** Adds what a colleague's browser saw of the whole city to the report that is open. */
export async function addCity(page: Page): Promise<void> {
  const store = memory();
  await perform(city.published, store);
  const part: Part = {
    ...{ browser: 'colleague', name: 'Mediothek', madeAt: Date.UTC(2026, 6, 1) },
    ...{ lines: [...store.lines.values()], ...askedOf(city) },
  };
  const path = join(tmpdir(), `mitposten-part-${process.pid}-${kind}.json`);
  await writeFile(path, writePart(part));
  const input = await page.$('#parts input[type="file"]');
  // The selector finds nothing else.
  await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(path);
  await says(page, '#parts', 'report.parts.added', 'Mediothek');
}
