import type { Claim, Delivery, Trying } from './types.ts';

/** What becomes of a publication, for whoever tells of it. */
export type OutboxEvent =
  | { kind: 'done'; delivery: Delivery }
  /** It is kept here until its time. */
  | { kind: 'kept'; delivery: Delivery }
  | {
      kind: 'problem';
      publication: string;
      tab: number | undefined;
      accounts: string[];
      trying: Trying;
      /** The claim, where the disk has no room even for it. */
      unwritten?: Claim;
    };
