/** How one publishing goes wrong. */
export interface Failure {
  /**
   * `refused`: nothing is published, the answer says so. `vague`: published, the answer names no post. `lost`:
   * published, then the connection is cut. `silent`: never answered, nothing is published.
   */
  kind: 'refused' | 'vague' | 'lost' | 'silent';
  /** The HTTP status of `refused`; 400 unless told. */
  status?: number;
  /** How often it happens; once unless told. */
  times?: number;
}

/** Where the page publishes: at the known paths, or at others that answer alike. Read when a page is loaded. */
export type Wire = 'known' | 'renamed';

/** What goes wrong on the stage's Instagram. Change it at any time. */
export interface Faults {
  /** Taken in order by what is published; each is gone after its `times`. */
  failures: Failure[];
  /** How many times a post with a video is answered "Transcode not finished yet." before it is published. */
  transcoding: number;
  wire: Wire;
  /** Gives `pk` as a number without quotes, beyond what JavaScript can hold. */
  bareIds: boolean;
  reset(): void;
}

/** Faults with nothing wrong. */
export function createFaults(): Faults {
  const faults: Faults = {
    failures: [],
    transcoding: 1,
    wire: 'known',
    bareIds: false,
    reset() {
      faults.failures = [];
      faults.transcoding = 1;
      faults.wire = 'known';
      faults.bareIds = false;
    },
  };
  return faults;
}
