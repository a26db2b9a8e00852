/** One thing that goes wrong with a call to the PDS. */
export interface Failure {
  /** The call, by the end of its name: `applyWrites`, `getRecord`, `getBlob`, `uploadBlob`. */
  call: string;
  /** Answers with this status and never asks the PDS. */
  status?: number;
  /** The JSON body that goes with `status`. */
  body?: { error: string; message: string };
  /** Milliseconds before anything else happens. */
  delay?: number;
  /** The PDS does its work, then the connection is cut. */
  lose?: boolean;
  /** Never answers. */
  hang?: boolean;
  /** How often it happens; once unless told. */
  times?: number;
}

/** What goes wrong in front of the real PDS. Change it at any time. */
export interface Faults {
  /** Taken in order; each is gone after its `times`. */
  failures: Failure[];
  /** plc.directory cuts every connection. */
  plcUnreachable: boolean;
  /** Changes what getRecord and listRecords say of a record. */
  alterRecord: ((record: RecordAnswer) => RecordAnswer) | undefined;
  /** Changes the bytes that getBlob gives. */
  alterBlob: ((bytes: Buffer) => Buffer) | undefined;
  /** How many times a video's job is asked for before it is done. */
  videoPolls: number;
  reset(): void;
}

/** One record as getRecord answers it. */
export interface RecordAnswer {
  uri: string;
  cid: string;
  value: Record<string, unknown>;
}

/** Faults with nothing wrong. */
export function createFaults(): Faults {
  const faults: Faults = {
    failures: [],
    plcUnreachable: false,
    alterRecord: undefined,
    alterBlob: undefined,
    videoPolls: 2,
    reset() {
      faults.failures = [];
      faults.plcUnreachable = false;
      faults.alterRecord = undefined;
      faults.alterBlob = undefined;
      faults.videoPolls = 2;
    },
  };
  return faults;
}
