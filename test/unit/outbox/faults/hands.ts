import { listManuscripts, removeManuscript, writeManuscript } from '../../../../utils/composer/store.ts';
import { readRecord, writeRecord } from '../../../../utils/ledger/records.ts';
import { corrected, takeBack } from '../../../../utils/outbox/decisions.ts';
import { readTakingBack } from '../../../../utils/outbox/read.ts';
import * as store from '../../../../utils/outbox/store.ts';
import { correctionOf, sendCorrection } from '../../../../utils/pages/composer/correcting.ts';
import type { Corrected, Manuscript } from '../../../../utils/post/manuscript.ts';
import type { FromOwnPages } from '../../../../utils/protocol/from-own-pages.ts';
import { ledger } from '../world.ts';
import type { HeldClock } from './clock.ts';
import { type Correction, correctionOf as wanted } from './contents.ts';
import type { Life } from './course.ts';

/** What a person wants done with what stands on Mastodon, and what they see of it. */
export interface Hand {
  /** Whether it is done, as far as the person sees. Nothing fails there. */
  isDone(): Promise<boolean>;
  /** They press once, in a page that can die. Rejects where that is told. */
  press(life: Life): Promise<void>;
}

/** To have it all taken back. */
export function takingBack(record: string, clock: HeldClock): Hand {
  return {
    isDone: async () =>
      (await readTakingBack(record)) !== undefined || (await readRecord(record))?.outcome === 'taken-back',
    async press({ mortal }) {
      const addTakingBack = mortal('addTakingBack', store.addTakingBack, true);
      await takeBack(record, { ...store, ...ledger, addTakingBack, now: clock.now });
    },
  };
}

/**
 * To have one of its statuses corrected: a draft that outlives its page, which is sent until that is done. `saysSo`: the person sees
 * it on Mastodon.
 */
export function correcting(
  record: string,
  correction: Correction,
  clock: HeldClock,
  saysSo: () => Promise<boolean>,
): Hand {
  const draftOf = async () => (await listManuscripts()).find(({ corrects }) => corrects !== undefined);
  return {
    isDone: async () => (await draftOf()) === undefined && (await saysSo()),
    async press({ mortal }) {
      const keep = mortal('writeManuscript', writeManuscript, true);
      const write = mortal('writeRecord', writeRecord, true);
      const background = { ...store, ...ledger, writeRecord: write, now: clock.now };
      const tell = async (message: FromOwnPages) => {
        if (message.type !== 'corrected') throw new Error(`nobody says ${message.type}`);
        await corrected(message.account, message.status, message.now, background);
      };
      const opened = (await draftOf()) ?? (await correctionOf(record, correction.place));
      if (!opened?.corrects) throw new Error('there is nothing to correct');
      const draft = withCorrection(opened, opened.corrects, correction);
      await keep(draft);
      const standing = await sendCorrection(draft, tell);
      // Somebody else has changed it, as the page says: the person looks, and presses again.
      if (standing) await keep(withCorrection(draft, standing, correction));
      else await mortal('removeManuscript', removeManuscript, true)(draft.id);
    },
  };
}

function withCorrection(draft: Manuscript, corrects: Corrected, correction: Correction): Manuscript {
  const media = corrects.media.map((each) => ({
    ...each,
    description: wanted(correction, each.description),
  }));
  return { ...draft, text: correction.text, corrects: { ...corrects, media } };
}
