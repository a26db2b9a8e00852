import { type Bytes, latin1, readBytes } from './bytes.ts';

/** The kinds of picture and video that are told by their first bytes. */
export type MediaKind =
  | 'image/jpeg'
  | 'image/png'
  | 'image/gif'
  | 'image/webp'
  | 'image/heic'
  | 'image/heif'
  | 'image/avif'
  | 'image/bmp'
  | 'video/mp4'
  | 'video/quicktime'
  | 'video/webm';

/** What was found out: a file's bytes are always the same, and each look at them is a way to another process and back. */
const known = new WeakMap<Blob, Promise<MediaKind | undefined>>();

/** What a file is by its first bytes, whatever its name and type say; `undefined` for anything else. */
export function kindOf(file: Blob): Promise<MediaKind | undefined> {
  const kind = known.get(file) ?? readKind(file);
  known.set(file, kind);
  // A file that could not be read may be there the next time.
  kind.catch(() => known.delete(file));
  return kind;
}

async function readKind(file: Blob): Promise<MediaKind | undefined> {
  const head = await readBytes(file, 0, Math.min(file.size, 256));
  if (latin1(head, 0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (latin1(head, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (/^GIF8[79]a$/.test(latin1(head, 0, 6))) return 'image/gif';
  if (latin1(head, 0, 4) === 'RIFF' && latin1(head, 8, 4) === 'WEBP') return 'image/webp';
  if (latin1(head, 0, 2) === 'BM' && latin1(head, 6, 4) === '\0\0\0\0') return 'image/bmp';
  if (latin1(head, 0, 4) === '\x1a\x45\xdf\xa3' && latin1(head, 0, 64).includes('webm')) return 'video/webm';
  const box = latin1(head, 4, 4);
  if (box === 'ftyp') return kindOfBrands(head);
  // QuickTime files from before 2004 have no brands and begin with any of these.
  return /^(moov|mdat|wide|free|skip|pnot)$/.test(box) ? 'video/quicktime' : undefined;
}

const heic = /^(heic|heix|heim|heis|hevc|hevx|hevm|hevs)$/;
const mp4 = /^(iso[m2-9]|mp4[12]|avc1|M4V[ HP]?|dash|3g[pr2][0-9a-z]|mmp4|MSNV|f4v )$/;

/** ISO/IEC 14496-12: a major brand, a version, and the brands the file is compatible with. */
function kindOfBrands(head: Bytes): MediaKind | undefined {
  const major = latin1(head, 8, 4);
  const end = Math.min(head.length, head[3] ?? 0);
  const brands = [major];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(latin1(head, at, 4));
  if (major === 'avif' || major === 'avis') return 'image/avif';
  if (heic.test(major)) return 'image/heic';
  if (major === 'mif1' || major === 'msf1' || major === 'mif2') {
    if (brands.includes('avif') || brands.includes('avis')) return 'image/avif';
    return brands.some((brand) => heic.test(brand)) ? 'image/heic' : 'image/heif';
  }
  if (major === 'qt  ') return 'video/quicktime';
  // A raw photograph (`crx `) or music (`M4A `) names itself first and `isom` later.
  if (major === 'crx ' || major === 'M4A ' || major === 'M4B ') return undefined;
  return brands.some((brand) => mp4.test(brand)) ? 'video/mp4' : undefined;
}
