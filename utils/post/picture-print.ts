/** What a picture looks like, whole and as platforms cut it: small enough to be kept, and no way back to the picture. */
export type PicturePrint = PictureView[];

export interface PictureView {
  /** Width through height. */
  shape: number;
  /** 256 bits (Blockhash, "bmvbhash"), in hexadecimal. */
  hash: string;
  /** How light each of `side` by `side` parts is, 0 to 255. Bytes: with each post those of others are read. */
  lights: ArrayLike<number>;
}

/** So many parts a view is divided into, each way. */
export const side = 24;
/** How far two views may be apart: in bits of 256, and in lightness on average and in any one part, of 255. */
interface Distance {
  bits: number;
  onAverage: number;
  anywhere: number;
}

/** A tile with another date in it differs in one place alone. */
const exact: Distance = { bits: 30, onAverage: 8, anywhere: 40 };
/** Where the words are the same, the picture has only to be of the same scene, however often it was encoded. */
const rough: Distance = { bits: 60, onAverage: 16, anywhere: 120 };

/**
 * Whether two prints are of one picture, also encoded anew, made smaller, or cut in its middle; `isSure` where words say already
 * that it is likely.
 */
export function looksTheSame(one: PicturePrint, other: PicturePrint, isSure: boolean): boolean {
  const most = isSure ? rough : exact;
  return one.some((a) => other.some((b) => isNear(a, b, most)));
}

function isNear(a: PictureView, b: PictureView, most: Distance): boolean {
  if (Math.abs(a.shape / b.shape - 1) > 0.03 || differentBits(a.hash, b.hash) > most.bits) return false;
  const differences = Array.from(a.lights, (light, at) => Math.abs(light - (b.lights[at] ?? 0)));
  const sum = differences.reduce((total, each) => total + each, 0);
  return sum / differences.length <= most.onAverage && Math.max(...differences) <= most.anywhere;
}

function differentBits(a: string, b: string): number {
  let bits = 0;
  for (let at = 0; at < a.length; at += 1) {
    let left = Number.parseInt(a[at] ?? '0', 16) ^ Number.parseInt(b[at] ?? '0', 16);
    for (; left; left >>= 1) bits += left & 1;
  }
  return bits;
}
