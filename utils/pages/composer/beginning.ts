import { type ComposerState, type ComposerView, emptyShelf } from '../../post/composer.ts';
import type { Manuscript } from '../../post/manuscript.ts';
import type { Desk } from './desk.ts';

/**
 * What is shown while nothing but the draft is known: the field. So little is needed for it that it can be written in before
 * the rest of the program has been loaded.
 */
export function beginning(
  desk: Pick<Desk, 'manuscript' | 'revision' | 'isLost'>,
  opening: ComposerState['opening'] = 'no',
): ComposerState {
  const manuscript = desk.manuscript();
  return {
    ...{ hasAccounts: false, manuscript, revision: desk.revision(), lost: desk.isLost() },
    ...{ view: viewOfNothing(manuscript), tried: false, progress: 'idle', problem: undefined, notTaken: [] },
    ...{ suggestions: undefined, search: { state: 'idle', missing: [], failed: [] }, opening },
    ...{ searchDenied: false, notice: undefined, went: [], shelf: emptyShelf },
  };
}

/** What a person can do in the field until the rest is `loading`: write, and add files, which wait for it. */
export function fieldCallbacks(
  desk: Desk,
  loading: Promise<{ onFiles(files: File[], part?: number): void }>,
) {
  return {
    onType: desk.type,
    onFiles: (files: File[], part?: number) => void loading.then(({ onFiles }) => onFiles(files, part)),
    onCalm() {},
    onAllowSearch() {},
    onSend() {},
  };
}

function viewOfNothing({ language: code }: Manuscript): ComposerView {
  return {
    ...{ receivers: [], preview: undefined, hints: [], languages: [], parts: 1, files: [], problems: [] },
    language: { code, from: code ? 'person' : 'none' },
    ...{ missingDescriptions: 0, cannotQuote: [], kept: undefined },
    pollLimits: { options: 4, characters: 50 },
  };
}
