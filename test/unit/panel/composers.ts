import type { ComposerAnswer } from '../../../utils/messages.ts';
import type { AccountCard } from '../../../utils/post/account.ts';
import { newRule, type Rule } from '../../../utils/post/rule.ts';
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

const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;

/** A composer with this in it, and what the background answered: what its rule says, and what else. */
export function open(
  text: string,
  media: Partial<DraftMedia>[],
  rule: Partial<Rule> = {},
  edits: OpenComposer['edits'] = {},
  answer: Partial<ComposerAnswer> = {},
): OpenComposer {
  const whole = media.map((each) => ({ description: undefined, src: '', ...each }));
  return {
    ...{ id: 'c0', openedAt: 0, armed: false, sent: false, edits },
    ...{ anchor: undefined, pressedAt: undefined },
    // Nothing in the panel's state looks at the page.
    composer: { platform: 'bluesky', element: {} as HTMLElement },
    profile,
    draft: { parts: [{ text, media: whole }], language: 'de' },
    chosen: [card.id],
    answer: {
      ...{ accounts: [card], chosen: [card.id], mode: 'ask', book: [] },
      rule: { ...newRule(profile, [card.id]), ...rule },
      ...answer,
    },
  };
}
