import { useState } from 'react';
import { Menu } from './dialog.tsx';
import { EmojiDialog, GateDialog, GifDialog, LabelsDialog } from './dialogs.tsx';
import type { Draft, DraftAction, DraftPost, Gif } from './draft.ts';
import { chooseFiles } from './files.ts';
import { languageNames, say } from './labels.ts';
import { lengthOf } from './rich-text.ts';

interface Props {
  draft: Draft;
  post: DraftPost;
  reply: boolean;
  dispatch: (action: DraftAction) => void;
  onFiles: (files: File[]) => void;
  onGif: (gif: Gif) => void;
  onEmoji: (emoji: string) => void;
}

type Open = 'gate' | 'labels' | 'gif' | 'emoji' | 'langs';

/** The bar after the active post. It acts on that post, gate and language on the whole thread. */
export function Bar({ draft, post, reply, dispatch, onFiles, onGif, onEmoji }: Props) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const left = 300 - lengthOf(post.text);
  return (
    <div className="k-bar">
      <div className="k-chips">
        {!reply && (
          <button
            type="button"
            data-testid="openReplyGateButton"
            aria-label={draft.nobodyReplies ? say.limited : say.anyone}
            onClick={() => setOpen('gate')}
          >
            {draft.nobodyReplies ? say.limited : say.anyone}
          </button>
        )}
        {post.media && (
          <button
            type="button"
            data-testid="labelsBtn"
            aria-label={say.warnings}
            onClick={() => setOpen('labels')}
          >
            {post.labels.length > 0 ? say.labelsAdded : say.labels}
          </button>
        )}
      </div>
      <div className="k-tools">
        <button
          type="button"
          data-testid="openMediaBtn"
          aria-label={say.media}
          onClick={async () => onFiles(await chooseFiles())}
        >
          🖼
        </button>
        <button type="button" data-testid="openGifBtn" aria-label={say.gif} onClick={() => setOpen('gif')}>
          GIF
        </button>
        <button type="button" aria-label={say.emoji} onClick={() => setOpen('emoji')}>
          ☺
        </button>
        <span className="k-gap" />
        <button type="button" aria-label={say.addPost} onClick={() => dispatch({ type: 'add' })}>
          +
        </button>
        <button
          type="button"
          data-testid="selectLangBtn"
          aria-label={say.language}
          onClick={() => setOpen('langs')}
        >
          {languageNames(draft.langs)}
        </button>
        <span className={left < 0 ? 'k-over' : 'k-left'}>{left}</span>
      </div>
      {open === 'gate' && (
        <GateDialog
          nobodyReplies={draft.nobodyReplies}
          onChange={(nobodyReplies) => dispatch({ type: 'gate', nobodyReplies })}
          onClose={close}
        />
      )}
      {open === 'labels' && (
        <LabelsDialog
          labels={post.labels}
          onChange={(labels) =>
            dispatch({ type: 'change', id: post.id, change: (one) => ({ ...one, labels }) })
          }
          onClose={close}
        />
      )}
      {open === 'gif' && (
        <GifDialog
          onClose={close}
          onPick={(gif) => {
            close();
            onGif(gif);
          }}
        />
      )}
      {open === 'emoji' && (
        <EmojiDialog
          onClose={close}
          onPick={(emoji) => {
            close();
            onEmoji(emoji);
          }}
        />
      )}
      {open === 'langs' && (
        <LanguageMenu
          onClose={close}
          onPick={(langs) => {
            close();
            dispatch({ type: 'langs', langs });
          }}
        />
      )}
    </div>
  );
}

function LanguageMenu({ onPick, onClose }: { onPick: (langs: string[]) => void; onClose: () => void }) {
  return (
    <Menu onClose={onClose}>
      {[['de'], ['en'], ['fr'], ['de', 'en']].map((langs) => (
        <button type="button" role="menuitem" key={langs.join()} onClick={() => onPick(langs)}>
          {languageNames(langs)}
        </button>
      ))}
    </Menu>
  );
}
