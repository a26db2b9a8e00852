/** What the toolbar has to tell. */
export interface Attention {
  /** What a person has to decide or mend. */
  needs: number;
  /** What is tried again by itself. */
  waiting: number;
  /** What the page beside it has published, and nobody has brought to Mastodon. */
  offers: number;
  /** The page beside it, or a post that was not recognised, has something to say that no number tells. */
  isTroubled: boolean;
}

/** What stands on the toolbar's button: `urgent` where a person is needed. Nothing stands there where all is well. */
export interface Badge {
  text: string;
  isUrgent: boolean;
}

/** A mark tells apart what needs a person from what only waits: colour alone would not. */
export function badgeOf({ needs, waiting, offers, isTroubled }: Attention): Badge {
  const urgent = needs + offers;
  if (urgent > 0) return { text: `${Math.min(urgent, 99)}!`, isUrgent: true };
  if (isTroubled) return { text: '!', isUrgent: true };
  return { text: waiting > 0 ? `${Math.min(waiting, 99)}…` : '', isUrgent: false };
}
