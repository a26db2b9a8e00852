import type { Unrecognised } from '../post/popup.ts';
import { storedItem } from '../settings/stored-item.ts';
import type { ComposerRecord } from './composers.ts';
import type { LedgerEar } from './surroundings.ts';

/** Posts of which nobody saw whether they were published, and whose page is gone. For as long as the browser runs. */
const item = storedItem<Unrecognised[]>('session:unrecognised', []);

/** So many are kept, the newest. */
const most = 20;

export const listUnrecognised = item.read;
/** Calls back after every change of them. */
export const watchUnrecognised = item.watch;
export const removeUnrecognised = (id: string) => item.change((all) => all.filter((each) => each.id !== id));

/** Of composers that are gone keeps those that were armed when Post was pressed, and of whose post nothing was heard since. */
export async function keepUnrecognised(
  gone: readonly ComposerRecord[],
  ledger: Pick<LedgerEar, 'unrecognised'>,
): Promise<void> {
  const lost = gone.flatMap(({ tab, id, profile, chosen, armed, pressed }): Unrecognised[] => {
    if (!armed || !pressed) return [];
    ledger.unrecognised(profile, chosen, pressed.at);
    return [{ id: `${tab}/${id}`, platform: profile.platform, profileName: profile.name, ...pressed }];
  });
  if (lost.length) await item.change((all) => [...all, ...lost].slice(-most));
}
