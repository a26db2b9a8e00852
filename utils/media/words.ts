import type { Bytes } from './bytes.ts';

/** So many letters, figures or signs of writing in a row do not come about by chance: once in some 10¹⁰ bytes. */
const run = 24;
/** A plain area may be packed as one or two letters over and over. */
const different = 8;
/** How the data of cameras and editors begins, in as many bytes as do not come about by chance either. */
const marks = [
  ...['Exif\0\0', 'II*\0\x08\0\0\0', 'MM\0*\0\0\0\x08', 'Photoshop', 'xmpmeta', 'xpacket', 'http://'],
].map((text) => [...text].map((letter) => letter.charCodeAt(0)));

/** Whether packed pixels hold what reads like text, in one byte or two a letter, or like the data of a camera or editor. */
export function hasWords(bytes: Bytes): boolean {
  return hasRun(bytes, 1) || hasRun(bytes, 2) || marks.some((mark) => includes(bytes, mark));
}

function hasRun(bytes: Bytes, step: 1 | 2): boolean {
  for (let phase = 0; phase < step; phase += 1) {
    let length = 0;
    for (let at = phase; at < bytes.length; at += step) {
      length = isWritten(bytes[at] ?? 0) && (step === 1 || bytes[at + 1] === 0) ? length + 1 : 0;
      const needed = step === 1 ? run : 6;
      if (
        length >= needed &&
        new Set(bytes.subarray(at - step * (length - 1), at + 1)).size >= Math.min(different, needed)
      )
        return true;
    }
  }
  return false;
}

function isWritten(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}

function includes(bytes: Bytes, mark: number[]): boolean {
  const [first = 0] = mark;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (mark.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}
