/** What the pill beside a platform's Post button has to show. */
export type PillState =
  /** This tab is older than the installation: what it sends cannot be seen. */
  | { kind: 'reload' }
  | { kind: 'no-account' }
  /** Somebody else's post is shared, which is not mirrored. */
  | { kind: 'shared' }
  /** The account, `@user@host`, to sign in to. */
  | { kind: 'signed-out'; handle: string }
  | {
      kind: 'ready';
      profileName: string;
      /** Names of the accounts that the post goes to. */
      receivers: string[];
      /** How many there are to choose from. */
      accounts: number;
      armed: boolean;
      /** The post is on its way. */
      sending: boolean;
      /** The platform that has said nothing of the post for some seconds, by its name. */
      waitsFor: string | undefined;
      /** A window of ours asks the person. */
      asking: boolean;
      /** How long the draft is, `412/500` or `3 posts`, and as it is read out. */
      length: string;
      lengthSpoken: string;
      /** The most urgent thing to think of before posting, and how many pictures it concerns. */
      reminder: { text: string; count: number } | undefined;
      /** It will wait for what is missing. */
      isHeld: boolean;
      /** A text goes to Mastodon that is not the platform's. */
      differs: boolean;
      /** The preview is open; `undefined` where the page lets no frame of ours be. */
      isOpen: boolean | undefined;
    };

/** What there may be room for in a page, from the whole pill to no more than its switch. */
export const rooms = ['full', 'short', 'figures', 'narrow', 'thumb'] as const;
export type Room = (typeof rooms)[number];
