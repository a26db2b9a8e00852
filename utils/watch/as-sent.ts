import { fromDraft } from './complete-publication.ts';
import { withSizes } from './with-sizes.ts';

/**
 * What watch needs besides on platforms that show a post to nobody without an account: there the post is taken as it was
 * sent. Given to it, so that it costs nothing on the others' pages.
 */
export const asSent: AsSent = { fromDraft, withSizes };

export interface AsSent {
  fromDraft: typeof fromDraft;
  withSizes: typeof withSizes;
}
