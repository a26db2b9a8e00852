import type { OfferAnswer } from '../protocol/to-page.ts';
import type { Surroundings } from './surroundings.ts';

/** What a press in a page's message is about: its frame has this ticket. */
export interface InMessage {
  tab: number;
  publication: string;
  account: string;
  ticket: string;
}

/** Whether what was pressed was seen as it was drawn, as watch beside the frame says. */
export async function isSure(
  { tab, publication, ticket }: Omit<InMessage, 'account'>,
  around: Surroundings,
): Promise<boolean> {
  // Nobody but our own watch answers, in this shape.
  const answer = (await around.askTab(tab, { type: 'take', publication, ticket })) as OfferAnswer | undefined;
  return answer?.sure === true;
}
