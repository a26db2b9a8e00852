import { type DraftEdits, type Drafted, settled, withoutTexts } from '../post/draft-edits.ts';
import type { EditsDoubt } from '../post/notice.ts';
import type { Offered } from './notices.ts';

/** What of a draft's edits holds for what was published of it, and why a person is to be asked first. */
export function editsFor(
  edits: DraftEdits,
  drafted: Drafted,
): Pick<Offered, 'edits' | 'outdated'> & { doubt?: EditsDoubt } {
  const { edits: all, outdated, isLoose } = settled(edits, drafted);
  if (!outdated.length) return { edits: all, ...(isLoose && { doubt: 'loose' }) };
  const own = Object.entries(all.texts ?? {}).filter(([index]) => outdated.includes(Number(index)));
  return {
    edits: withoutTexts(all, outdated),
    outdated: Object.fromEntries(own),
    doubt: 'outdated',
  };
}
