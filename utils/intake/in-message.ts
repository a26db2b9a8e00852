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
  { tab, ticket }: Pick<InMessage, 'tab' | 'ticket'>,
  around: Surroundings,
): Promise<boolean> {
  return (await around.askTab(tab, { type: 'seen', ticket })) === true;
}
