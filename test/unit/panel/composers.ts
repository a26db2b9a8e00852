import type { AccountCard, ComposerAnswer } from '../../../utils/messages.ts';
import type { DraftMedia } from '../../../utils/post/types.ts';
import type { OpenComposer } from '../../../utils/watch/tab.ts';

const megabyte = 1024 ** 2;

export const card: AccountCard = {
  ...{ id: 'stadt@krefeld.example', name: 'Stadt', handle: '@stadt@krefeld.example', avatar: '' },
  ...{ signedIn: true, software: 'mastodon' },
  limits: {
    ...{ characters: 500, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 },
    ...{ imageBytes: 16 * megabyte, videoBytes: 99 * megabyte },
    mimeTypes: ['image/jpeg', 'image/png', 'image/heic', 'video/mp4'],
  },
};

/** A composer with this in it, and what the background answered. */
export function open(
  text: string,
  media: Partial<DraftMedia>[],
  answer: Partial<ComposerAnswer> = {},
  edits: OpenComposer['edits'] = {},
): OpenComposer {
  const whole = media.map((each) => ({ description: undefined, src: '', ...each }));
  return {
    ...{ id: 'c0', openedAt: 0, armed: false, sent: false, edits },
    ...{ anchor: undefined, pressedAt: undefined },
    // Nothing in the panel's state looks at the page.
    composer: { platform: 'bluesky', element: {} as HTMLElement },
    profile: { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' },
    draft: { parts: [{ text, media: whole }], language: 'de' },
    chosen: [card.id],
    answer: { accounts: [card], chosen: [card.id], mode: 'ask', visibility: 'public', book: [], ...answer },
  };
}
