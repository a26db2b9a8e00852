/** How one publishing goes wrong. */
export interface Failure {
  /**
   * `refused`: nothing is published, the answer says so. `warned`: published, with a harmless error in the answer.
   * `asynchronous`: published, the answer has no story and no id. `lost`: published, then the connection is cut.
   * `silent`: never answered, nothing is published. `partly`: in the Business Suite, published in the first channel
   * only, and the answer has an error for each of the others.
   */
  kind: 'refused' | 'warned' | 'asynchronous' | 'lost' | 'silent' | 'partly';
  /** Meta's error code, for `refused` and `warned`. */
  code?: number;
  /** How often it happens; once unless told. */
  times?: number;
}

/**
 * What the page's publishing request looks like: as recorded, under another name, or built otherwise with another
 * answer. Read when a page is loaded.
 */
export type Wire = 'known' | 'renamed' | 'restructured';

/** How the planner's requests name a post: nobody has recorded that. Read when a page is loaded. */
export type PlannerForm = 'stories' | 'content' | 'bulk';

/** What goes wrong on the stage's Facebook. Change it at any time. */
export interface Faults {
  /** Taken in order by what is published; each is gone after its `times`. */
  failures: Failure[];
  wire: Wire;
  planner: PlannerForm;
  reset(): void;
}

/** Faults with nothing wrong. */
export function createFaults(): Faults {
  const faults: Faults = {
    failures: [],
    wire: 'known',
    planner: 'stories',
    reset() {
      faults.failures = [];
      faults.wire = 'known';
      faults.planner = 'stories';
    },
  };
  return faults;
}
