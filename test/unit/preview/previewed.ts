import type { AccountCard } from '../../../utils/post/account.ts';
import type { DraftEdits } from '../../../utils/post/draft-edits.ts';
import { newRule, type Rule } from '../../../utils/post/rule.ts';
import type { DraftMedia } from '../../../utils/post/types.ts';
import type { Previewed } from '../../../utils/preview/draft-post.ts';
import type { PreviewBasis } from '../../../utils/protocol/views.ts';

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

/** The edits are of this post where they say nothing else. A draft `post` with a part `part` with this in it, its pictures' keys `k0`, `k1` and so on: what its rule says, what a person changed, and what else. */
export function previewed(
  text: string,
  media: Partial<DraftMedia>[] = [],
  rule: Partial<Rule> = {},
  edits: DraftEdits = {},
  basis: Partial<PreviewBasis> = {},
): Previewed {
  const whole = media.map((each, index) => ({ key: `k${index}`, description: '', src: '', ...each }));
  return {
    draft: { key: 'post', parts: [{ key: 'part', text, media: whole }], language: 'de' },
    basis: {
      ...{
        profile,
        accounts: [card],
        chosen: [card.id],
        armed: false,
        book: [],
        edits: { post: 'post', ...edits },
      },
      rule: { ...newRule(profile, [card.id]), ...rule },
      fixed: [],
      ...basis,
    },
    detected: undefined,
  };
}
