import { payload } from './planted.ts';

/** Bytes without a word, among them ones that look like markers and lengths. */
const rubbish = Buffer.from([0, 0xff, 0x13, 0xff, 0, 0xff, 0x02, 0x77, 0, 0, 0, 3, 0xff, 0xff, 0x9a, 0x01]);

/** A way to break a file; `at` is the place where something was planted. */
export type Damage = (file: Buffer, at: number) => Buffer;

const insert = (file: Buffer, at: number, ...pieces: Buffer[]) =>
  Buffer.concat([file.subarray(0, at), ...pieces, file.subarray(at)]);

function changed(file: Buffer, at: number, change: (byte: number) => number): Buffer {
  const copy = Buffer.from(file);
  if (at >= 0 && at < copy.length) copy[at] = change(copy[at] ?? 0) & 255;
  return copy;
}

/** The last byte before the planted bytes that belongs to a length, looked for among the few that stand before them. */
const lengthBefore = (file: Buffer, at: number) => {
  for (let place = at - 1; place > Math.max(0, at - 24); place -= 1) {
    if (file[place] !== 0 && (file[place] ?? 0) < 0x20) return place;
  }
  return at - 3;
};

/** Ten ways, each of which has been seen in the field or is what a program that is interrupted leaves. */
export const damages: Record<string, Damage> = {
  'its end missing': (file) => file.subarray(0, file.length - 2),
  'its last tenth missing': (file) => file.subarray(0, Math.floor(file.length * 0.9)),
  'cut off in what was planted': (file, at) =>
    file.subarray(0, Math.min(file.length, at + payload.length / 2)),
  'rubbish before what was planted': (file, at) => insert(file, Math.max(12, at - 12), rubbish),
  'rubbish behind what was planted': (file, at) =>
    insert(file, Math.min(file.length, at + payload.length + 40), rubbish),
  'a length too long': (file, at) => changed(file, lengthBefore(file, at), (byte) => byte + 3),
  'a length too short': (file, at) => changed(file, lengthBefore(file, at), (byte) => byte - 1),
  'something behind its end': (file) => Buffer.concat([file, rubbish, payload]),
  'another of its kind behind its end': (file) => Buffer.concat([file, file]),
  'a hole in the middle of what was planted': (file, at) => {
    const copy = Buffer.from(file);
    copy.fill(0, at + 8, at + 24);
    return copy;
  },
};
