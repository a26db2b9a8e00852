import { storedItem } from '../settings/stored-item.ts';

/** For which composer of which tab a frame of ours was made; without one, for what is told of the tab. */
export interface Ticket {
  tab: number;
  composer: string | null;
  /** The frame that has shown it first, as the browser knows it. No other gets in with it. */
  frame: string | undefined;
}

const item = storedItem<Record<string, Ticket>>('session:tickets', {});

/** So many frames can be open at once; older ones are long gone. */
const most = 200;

export function giveTicket(ticket: string, of: Omit<Ticket, 'frame'>): Promise<void> {
  return item.change((all) => {
    const entries = Object.entries(all).slice(1 - most);
    return { ...Object.fromEntries(entries), [ticket]: { ...of, frame: undefined } };
  });
}

/** What the ticket is for, where it is shown by a frame of its tab, and always by the same one. */
export async function acceptTicket(ticket: string, tab: number, frame: string): Promise<Ticket | undefined> {
  let used: Ticket | undefined;
  await item.change((all) => {
    const found = all[ticket];
    if (!found || found.tab !== tab || (found.frame !== undefined && found.frame !== frame)) return all;
    used = { ...found, frame };
    return found.frame === frame ? all : { ...all, [ticket]: used };
  });
  return used;
}
