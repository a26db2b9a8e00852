// @vitest-environment happy-dom
import { afterAll, describe, expect, test, vi } from 'vitest';
import { mutatePage } from './mutate-page.ts';
import { mutateUpload } from './mutate-upload.ts';
import { mutateWire } from './mutate-wire.ts';
import { type Outcome, open, post } from './officer.ts';
import { scenes, videoScenes } from './scenes.ts';
import { seeded } from './seeded.ts';

/** All of them in the long run; a part of other seeds each time would be no test that can be repeated. */
const runs = process.env.MITPOSTEN_LONG ? 1000 : 100;

type Sums = Record<Outcome, number> & { mutations: number };
const table: Record<string, Sums> = {};

async function tried(
  name: string,
  attempt: (seed: number) => Promise<{ outcome: Outcome; how: string }>,
): Promise<void> {
  const sums: Sums = { mutations: 0, mirrored: 0, offered: 0, silent: 0, wrong: 0 };
  const failures: string[] = [];
  for (let seed = 1; seed <= runs; seed += 1) {
    const { outcome, how } = await attempt(seed);
    sums.mutations += 1;
    sums[outcome] += 1;
    if (outcome === 'silent' || outcome === 'wrong') failures.push(`seed ${seed}: ${outcome} (${how})`);
  }
  table[name] = sums;
  expect(failures).toEqual([]);
}

// A word for everybody who reads the log: what was tried, and what became of it.
afterAll(() => console.table(table));

describe.each(scenes)('on $name', { timeout: 600_000 }, (scene) => {
  test('the page and the wire as they are known', async () => {
    vi.restoreAllMocks();
    const page = open(scene);
    expect((await post(scene, page, [scene.sends])).outcome).toBe(scene.expected ?? 'mirrored');
  });

  test(`${runs} pages of another structure, with the wire as it is known`, async () => {
    await tried(`${scene.name}: pages`, async (seed) => {
      const page = open(scene);
      const how = mutatePage(page.editor, seeded(seed));
      const { outcome, told } = await post(scene, page, [scene.sends]);
      return { outcome, how: `${how}; ${told}` };
    });
  });

  test(`${runs} requests and answers of another structure, with the page as it is known`, async () => {
    await tried(`${scene.name}: wires`, async (seed) => {
      const page = open(scene);
      const { exchanges, said } = mutateWire(scene.sends, seeded(seed));
      const { outcome, told } = await post(scene, page, exchanges);
      return { outcome, how: `${said}; ${told}` };
    });
  });
});

describe.each(videoScenes)('on $name', { timeout: 600_000 }, (scene) => {
  test(`${runs} uploads of another form, with the page and the wire as they are known`, async () => {
    vi.restoreAllMocks();
    await tried(`${scene.name}: uploads`, async (seed) => {
      const page = open(scene);
      page.editor.insertAdjacentHTML('afterend', '<video src="blob:film"></video>');
      const { before, said } = mutateUpload(scene, seeded(seed));
      const { outcome, told } = await post({ ...scene, before }, page, [scene.sends]);
      return { outcome, how: `${said}; ${told}` };
    });
  });
});
