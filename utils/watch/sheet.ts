import type { Pill } from './pill-contract.ts';
import { type Witness, type WitnessIo, witness } from './witness.ts';

/** The sheet of a pill, in which the frame of its preview is. */
export interface Sheet {
  show(isOpen: boolean): void;
  /** What is taken out of the document leaves the top layer. */
  putBack(): void;
  /** `height` is that of what is in it, in CSS pixels. */
  fit(height: number): void;
  /** Whether whoever presses or writes something in it at this moment sees it as it was drawn. */
  isSure(): Promise<boolean>;
}

/** Its edges, in CSS pixels. */
const edges = 2;

/** What was found out holds so long, in milliseconds, and so many times as long as that took: with each letter it costs nothing. */
const holds = { atLeast: 400, times: 10 };

export function createSheet({ host, sheet }: Pill, io: WitnessIo): Sheet {
  let end: AbortController | undefined;
  let seen: Witness | undefined;
  let verdict = { until: Number.NEGATIVE_INFINITY, isSure: Promise.resolve(false) };

  io.signal.addEventListener('abort', close);

  function close(): void {
    end?.abort();
    end = undefined;
    seen = undefined;
    verdict.until = Number.NEGATIVE_INFINITY;
  }

  async function judge(by: Witness): Promise<boolean> {
    const before = performance.now();
    const isSure = (await by.doubt()) === undefined;
    const took = performance.now() - before;
    // One that was closed meanwhile says nothing of the next.
    if (by === seen) verdict.until = before + Math.max(holds.atLeast, holds.times * took);
    return isSure;
  }

  return {
    show(isOpen) {
      close();
      if (!isOpen) {
        if (sheet.isConnected) sheet.hidePopover();
        return;
      }
      sheet.showPopover();
      end = new AbortController();
      seen = witness(sheet, { ...io, signal: end.signal, host });
    },
    putBack() {
      if (!sheet.matches(':popover-open')) sheet.showPopover();
    },
    fit(height) {
      sheet.style.height = `${height + edges}px`;
    },
    async isSure() {
      if (!seen) return false;
      if (performance.now() >= verdict.until)
        verdict = { until: Number.POSITIVE_INFINITY, isSure: judge(seen) };
      return verdict.isSure;
    },
  };
}
