import { withPerson } from '../../composer/people.ts';
import { withHintTaken } from '../../post/hints.ts';
import type { Manuscript, ManuscriptFile, Target } from '../../post/manuscript.ts';
import type { createComposer } from './composer.ts';

/** What a person does in the composer, in the popup and in the page, as it is carried out. */
export function composerCallbacks(composer: ReturnType<typeof createComposer>, onOptions: () => void) {
  const { desk, files } = composer;
  return {
    onOptions,
    onType: desk.type,
    onChange: (part: Partial<Manuscript>) => desk.change(part),
    onShow: composer.showAccount,
    onHint(id: string): void {
      const { text } = desk.manuscript();
      const hint = composer.state().view.hints.find((each) => each.id === id);
      if (!hint) return;
      desk.change({ text: hint.kind === 'person' ? withPerson(text, hint) : withHintTaken(text, hint) });
    },
    onFiles: (chosen: File[], part?: number) => void files.add(chosen, part),
    onFile: (id: string, part: Partial<ManuscriptFile>) => files.change(id, part),
    onMoveFile: files.move,
    onRemoveFile: files.remove,
    onSend: () => void composer.send(),
    onCalm: composer.calmed,
    onAllowSearch: (account: string) => void composer.allow(account),
    onFind: (kind: Target['kind'], address: string) => void composer.find(kind, address),
  };
}
