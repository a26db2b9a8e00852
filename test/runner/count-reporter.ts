import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Prints `N passed, N failed` as the very last line of a run, however it ends. */
export class CountReporter implements Reporter {
  private counts: Counts = { passed: 0, failed: 0, skipped: 0 };

  constructor() {
    // After everything else that prints, also where a set-up threw and no end of the run was reported.
    process.once('exit', (code) => {
      const counts = { ...this.counts };
      if (code !== 0 && counts.failed === 0) counts.failed = 1;
      if (counts.failed > 0 && code === 0) process.exitCode = 1;
      print(`${sentence(counts)}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    this.counts = count(modules, unhandled.length);
  }
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Adds up the tests; a file, a group or a set-up that failed outside its tests counts as one that failed. */
export function count(modules: readonly TestModule[], unhandled: number): Counts {
  const counts: Counts = { passed: 0, failed: unhandled, skipped: 0 };
  for (const module of modules) {
    const tests = [...module.children.allTests()];
    for (const test of tests) {
      const { state } = test.result();
      // A test without a result was begun and never ended: its worker died.
      counts[state === 'pending' ? 'failed' : state] += 1;
    }
    const groups = [...module.children.allSuites()];
    counts.failed += [module, ...groups].filter((each) => each.errors().length > 0).length;
    if (tests.length === 0 && module.errors().length === 0 && module.state() !== 'skipped')
      counts.failed += 1;
  }
  return counts;
}

/** The line as it is read by people and scripts; skipped tests are named only where there are any. */
export function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

// A pipe that is full refuses for a moment; at exit nobody else can wait for it.
function print(text: string): void {
  for (;;) {
    try {
      writeSync(1, text);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return;
    }
  }
}
