import { type Bytes, latin1, uint } from './bytes.ts';
import { type Credit, credit } from './exif.ts';

/** What agencies write beside or instead of Exif: the by-line and the copyright notice of IPTC-IIM 4.2 in a JPEG's APP13. */
export function creditOfIptc(app13: Bytes): Credit {
  const found: Credit = {};
  if (latin1(app13, 0, 14) !== 'Photoshop 3.0\0') return found;
  let at = 14;
  while (at + 12 <= app13.length && latin1(app13, at, 4) === '8BIM') {
    const id = uint(app13, at + 4, 2);
    const name = uint(app13, at + 6, 1) + 1;
    const size = at + 6 + name + (name % 2);
    if (size + 4 > app13.length) break;
    const start = size + 4;
    const end = start + uint(app13, size, 4);
    if (id === 0x0404) readRecords(app13.subarray(start, end), found);
    at = end + ((end - start) % 2);
  }
  return found;
}

function readRecords(iptc: Bytes, found: Credit): void {
  let at = 0;
  while (at + 5 <= iptc.length && iptc[at] === 0x1c) {
    const record = uint(iptc, at + 1, 1);
    const set = uint(iptc, at + 2, 1);
    const start = at + 5;
    const end = start + uint(iptc, at + 3, 2);
    if (record === 2 && set === 80) found.artist ??= credit(iptc.subarray(start, end));
    if (record === 2 && set === 116) found.copyright ??= credit(iptc.subarray(start, end));
    at = end;
  }
}

/** The creator and the rights of an XMP packet (Dublin Core, as Adobe's programs and agencies write them). */
export function creditOfXmp(packet: Bytes): Credit {
  const text = new TextDecoder().decode(packet);
  return { artist: firstItem(text, 'dc:creator'), copyright: firstItem(text, 'dc:rights') };
}

// Searched step by step: a pattern over the whole could be made to run for minutes.
function firstItem(text: string, element: string): Bytes | undefined {
  const start = text.indexOf(`<${element}>`);
  const end = text.indexOf(`</${element}>`, start);
  if (start < 0 || end < 0) return undefined;
  const list = text.slice(start, end);
  const item = list.indexOf('<rdf:li');
  const open = list.indexOf('>', item) + 1;
  const close = list.indexOf('</rdf:li>', open);
  if (item < 0 || open === 0 || close < 0) return undefined;
  return credit(new TextEncoder().encode(unescaped(list.slice(open, close).trim())));
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (entity, name: string) => entities[name] ?? entity);
}
