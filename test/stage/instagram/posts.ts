/** Who is signed in on the page. */
export interface Account {
  /** Digits, as in the cookie `ds_user_id`. */
  id: string;
  username: string;
  name: string;
}

/** A picture or video of a post, as it was uploaded. */
export interface StoredMedia {
  uploadId: string;
  kind: 'picture' | 'video';
  bytes: Buffer;
  /** As the upload's own header says, in pixels. */
  width: number;
  height: number;
  /** A video's length in milliseconds. */
  duration: number | undefined;
  /** A video's cover. */
  cover: Buffer | undefined;
  /** Empty where none was written. */
  alt: string;
}

/** What was published. */
export interface StoredPost {
  pk: string;
  /** `<pk>_<owner's id>`. */
  id: string;
  code: string;
  /** The permalink. */
  url: string;
  kind: 'picture' | 'carousel' | 'reel' | 'story';
  owner: Account;
  caption: string;
  media: StoredMedia[];
  sharedToFacebook: boolean;
}

/** Instagram's shortcode of an id: its bits in the URL's base 64, without leading zeros. */
export function codeOf(pk: bigint): string {
  let code = '';
  for (let rest = pk; rest > 0n; rest >>= 6n) code = (digits[Number(rest & 63n)] ?? '') + code;
  return code;
}

/** Ids in the manner of the real ones, each greater than the one before: milliseconds and a counter. */
export function createIds(now: () => number = Date.now): () => bigint {
  let count = 0n;
  return () => {
    count += 1n;
    return (BigInt(now() - epoch) << 23n) | (0x2a5000n + count);
  };
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

// Instagram's own beginning of time, in August 2011.
const epoch = 1_314_220_021_721;
