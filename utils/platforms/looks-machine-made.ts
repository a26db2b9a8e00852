import type { Platform } from '../post/platforms.ts';
import type { Draft } from '../post/types.ts';
import { isMachineMade } from './meta/machine-made.ts';

/** The platforms that make up descriptions themselves. */
const makers: Partial<Record<Platform, (description: string) => boolean>> = {
  facebook: isMachineMade,
  instagram: isMachineMade,
};

/** The draft with those descriptions to be checked that will not go before somebody has looked at them. */
export function withChecks(draft: Draft, platform: Platform): Draft {
  const isMade = makers[platform];
  if (!isMade) return draft;
  const parts = draft.parts.map((part) => ({
    ...part,
    media: part.media.map((each) => (isMade(each.description ?? '') ? { ...each, unchecked: true } : each)),
  }));
  return { ...draft, parts };
}
