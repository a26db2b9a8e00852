import { type Draft, plainText, shownText } from './draft.ts';
import { attachmentOf, type Intent, unpublishedContent } from './payload.ts';
import { page } from './setup.ts';

/** An invention: what the publishing request could look like after Meta has built it anew. `time` in seconds. */
export function restructuredVariables(
  draft: Draft,
  intent: Intent,
  { session, time }: { session: string; time: number | undefined },
) {
  return {
    input: {
      creator: page.id,
      body: { plain: plainText(draft.texts[shownText(draft)]), marks: [] },
      pieces: draft.items.map(attachmentOf),
      reach: { privacy: { base_state: 'EVERYONE' } },
      release: unpublishedContent(intent, time),
      session,
    },
  };
}
