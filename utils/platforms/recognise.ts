import type { Exchange, Publication, Upload } from '../post/types.ts';

/** What the exchanges of a platform's pages prove. Pure; whatever an exchange holds, nothing is thrown. */
export interface Recogniser {
  /** What was published for everybody, else nothing. */
  recognise(exchange: Exchange): Publication[];
  /** Pictures and videos that a later publication may name, for platforms that send them apart from the post. */
  recogniseUploads?(exchange: Exchange): Upload[];
  /** Whether the request publishes in a known form, for whomever and with whatever success: so the page is as it was. */
  understands(exchange: Exchange): boolean;
}
