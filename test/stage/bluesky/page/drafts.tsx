import { Dialog } from './dialog.tsx';
import type { DraftPost } from './draft.ts';
import { say } from './labels.ts';

/** What was saved in this tab, newest first. The real client keeps words on its server and pictures in the browser. */
const saved: DraftPost[][] = [];

/** Keeps a draft for later. */
export function keepDraft(posts: DraftPost[]): void {
  saved.unshift(posts);
}

interface DraftsProps {
  onSave: () => void;
  onPick: (posts: DraftPost[]) => void;
  onClose: () => void;
}

/** The list of drafts. One that is picked fills the composer that is open, in new editors. */
export function DraftsDialog({ onSave, onPick, onClose }: DraftsProps) {
  return (
    <Dialog label={say.drafts} onClose={onClose}>
      <button type="button" data-testid="saveDraft" className="k-primary" onClick={onSave}>
        {say.saveDraft}
      </button>
      {saved.map((posts) => (
        <button
          type="button"
          key={posts[0]?.id}
          data-testid="savedDraft"
          className="k-plain"
          onClick={() => onPick(posts.map((post) => ({ ...post, id: crypto.randomUUID() })))}
        >
          {posts[0]?.text || say.drafts}
        </button>
      ))}
    </Dialog>
  );
}
