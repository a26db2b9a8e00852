import type { Suggestions } from '../../post/composer.ts';
import type { Desk } from './desk.ts';
import { askedAt, type SuggestIo, suggestionsFor } from './suggest.ts';

/** What is proposed for the word at the caret. `changed` is called when that is another than before. */
export function createProposals(desk: Pick<Desk, 'manuscript'>, io: SuggestIo, changed: () => void) {
  let shown: Suggestions | undefined;
  let asking = 0;
  /** A person wants none until they type on. */
  let isHushed = false;

  /** Takes away what is shown; what is still on its way comes too late. */
  function forget(): void {
    asking += 1;
    shown = undefined;
  }

  return {
    shown: () => shown,
    allow() {
      isHushed = false;
    },
    forget,
    hush() {
      isHushed = true;
      forget();
      changed();
    },
    async read(): Promise<void> {
      asking += 1;
      const mine = asking;
      const { text, selection } = desk.manuscript();
      const isOne = selection[0] === selection[1] && !isHushed;
      const asked = isOne ? askedAt(text, selection[0]) : undefined;
      const found = asked && (await suggestionsFor(asked, io));
      if (mine !== asking || found === shown) return;
      shown = found;
      changed();
    },
  };
}
