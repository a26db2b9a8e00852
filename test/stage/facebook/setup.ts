import { randomBytes } from 'node:crypto';
import type { PlannerForm, Wire } from './faults.ts';
import type { Identity } from './identities.ts';

/** What proves that a request comes from the page. */
export interface Tokens {
  fbDtsg: string;
  lsd: string;
}

/** What the stage tells a page in its document. */
export interface PageSetup {
  language: 'de' | 'en';
  /** Who acts. */
  identity: Identity;
  /** Who is signed in. */
  person: Identity;
  page: Identity;
  instagramId: string;
  businessId: string;
  tokens: Tokens;
  wire: Wire;
  planner: PlannerForm;
  /** New at each start: `doc_id`s and the ids of elements begin here. */
  seed: number;
  /** Elements that only weigh, for the benchmark. */
  nodes: number;
  /** The editor stays in the document behind the composer's other screens. Nobody has said whether it does. */
  keepsEditor: boolean;
  /** Where the bytes of a video go. */
  videoHost: string;
}

/** Tokens as long as the real ones. */
export function newTokens(): Tokens {
  return {
    fbDtsg: `NAf${randomBytes(45).toString('base64url')}:17:1790000000`,
    lsd: randomBytes(16).toString('base64url'),
  };
}
