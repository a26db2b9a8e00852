import { memo } from 'react';
import { paragraphsOf } from './status-text.ts';

/** A status' text as Mastodon shows it. Links and hashtags look like themselves, but lead nowhere. */
export const StatusText = memo(function StatusText({ text }: { text: string }) {
  const paragraphs = paragraphsOf(text);
  if (paragraphs.length === 0) return null;
  return (
    <div className="status-text">
      {paragraphs.map((pieces, paragraph) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place in the text
        <p key={paragraph}>
          {pieces.map(({ kind, text, cut }, piece) =>
            kind === 'text' ? (
              text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the paragraph
              <span key={piece} className="status-special">
                {text}
                {cut && '…'}
              </span>
            ),
          )}
        </p>
      ))}
    </div>
  );
});
