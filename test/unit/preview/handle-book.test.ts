import { expect, test } from 'vitest';
import type { DraftEdits } from '../../../utils/post/draft-edits.ts';
import { previewState } from '../../../utils/preview/preview-state.ts';
import { card, previewed } from './previewed.ts';

const book = [{ platform: 'bluesky' as const, name: 'zoo.bsky.social', account: 'zoo@social.example' }];
const preview = (text: string, edits: DraftEdits = {}) =>
  previewState(previewed(text, [], {}, edits, { book }), card);

test('the preview shows whom the book mentions, and counts the mention as the server does', () => {
  const [status] = preview('Im @zoo.bsky.social mit @anna').statuses;
  expect(status).toMatchObject({ text: 'Im @zoo@social.example mit anna', count: 'Im @zoo mit anna'.length });
});

test('a text that is changed for Mastodon keeps the mention that it begins with', () => {
  const shown = preview('Im @zoo.bsky.social').parts[0]?.text ?? '';
  expect(shown).toBe('Im @zoo@social.example');
  expect(
    preview('Im @zoo.bsky.social', { texts: { part: { text: `${shown} mit @anna@a.example`, of: '' } } })
      .statuses,
  ).toMatchObject([{ text: 'Im @zoo@social.example mit anna@a.example' }]);
});
