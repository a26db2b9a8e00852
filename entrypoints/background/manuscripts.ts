import browser from 'webextension-polyfill';
import type { SendIo } from '../../utils/composer/send.ts';
import {
  manuscriptWent,
  readFile,
  readManuscript,
  removeOld,
  removePastPlanned,
} from '../../utils/composer/store.ts';
import { detectLanguage } from '../../utils/detect-language.ts';
import type { OutboxDoor } from '../../utils/intake/surroundings.ts';
import { isMirrored } from '../../utils/ledger/records.ts';
import { listAccounts } from '../../utils/mastodon/accounts.ts';
import { readDelivery } from '../../utils/outbox/store.ts';
import { deliveryId } from '../../utils/outbox/types.ts';
import { readComposing } from '../../utils/settings/composing.ts';
import { readSending } from '../../utils/settings/sending.ts';

/** What sending a manuscript needs, in the real browser. */
export function sendIo(outbox: Pick<OutboxDoor, 'write'>): SendIo {
  return {
    readManuscript,
    readFile,
    manuscriptWent,
    listAccounts,
    endings: async () => {
      const { endings, setEndings } = await readComposing();
      return { texts: endings, set: setEndings };
    },
    pause: async () => (await readSending()).pause,
    detect: (text) => detectLanguage(text, browser.i18n),
    isMirrored: async (publication, account) => {
      const id = deliveryId(publication, account);
      return (await isMirrored(id)) || (await readDelivery(id)) !== undefined;
    },
    write: outbox.write,
    now: () => Date.now(),
  };
}

const day = 24 * 3_600_000;

/** Takes out the drafts that nobody has touched for as long as was set, and what was planned for a day long past. */
export async function removeOldManuscripts(): Promise<void> {
  const { keepDays } = await readComposing();
  if (keepDays > 0) await removeOld(Date.now() - keepDays * day);
  await removePastPlanned(Date.now() - day);
}
