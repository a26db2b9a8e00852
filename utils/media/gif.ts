import { type Bytes, latin1, Malformed, uint } from './bytes.ts';
import { type Edit, removed } from './edits.ts';

/** A block of a GIF (GIF89a, 15 to 27). `name` is an application's, eleven letters, where there is one. */
export interface GifBlock {
  kind: 'picture' | 'extension' | 'end';
  label: number;
  name: string;
  start: number;
  end: number;
}

const comment = 0xfe;
const application = 0xff;
/** How often an animation runs, in its two spellings, and the colour profile. */
const forShowing = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']);

/** What has to change in a GIF: comments and other programs' data go, and what follows its end. */
export function gifEdits(bytes: Bytes): Edit[] {
  const edits: Edit[] = [];
  let pictures = 0;
  let end = bytes.length;
  for (const block of gifBlocks(bytes)) {
    if (block.kind === 'picture') pictures += 1;
    if (block.kind === 'end') end = block.end;
    const foreign = block.label === application && !forShowing.has(block.name);
    if (block.kind === 'extension' && (block.label === comment || foreign)) {
      edits.push(removed(block.start, block.end));
    }
  }
  if (pictures === 0) throw new Malformed('a GIF without a picture');
  if (end < bytes.length) edits.push(removed(end, bytes.length));
  return edits;
}

/** The blocks in order, up to the trailer or, where it is missing, the end of the file. Throws {@link Malformed}. */
export function* gifBlocks(bytes: Bytes): Generator<GifBlock> {
  let at = 13 + colourTable(uint(bytes, 10, 1));
  while (at < bytes.length) {
    const start = at;
    const introducer = bytes[at];
    if (introducer === 0x3b) {
      yield { kind: 'end', label: 0, name: '', start, end: at + 1 };
      return;
    }
    if (introducer === 0x21) {
      const label = uint(bytes, at + 1, 1);
      const end = endOfSubBlocks(bytes, at + 2);
      const name = label === application ? latin1(bytes, at + 3, 11) : '';
      yield { kind: 'extension', label, name, start, end };
      at = end;
    } else if (introducer === 0x2c) {
      const end = endOfSubBlocks(bytes, at + 11 + colourTable(uint(bytes, at + 9, 1)));
      yield { kind: 'picture', label: 0, name: '', start, end };
      at = end;
    } else {
      throw new Malformed(`no block at ${at}`);
    }
  }
}

function colourTable(packed: number): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

function endOfSubBlocks(bytes: Bytes, start: number): number {
  let at = start;
  let size = uint(bytes, at, 1);
  while (size > 0) {
    at += 1 + size;
    size = uint(bytes, at, 1);
  }
  return at + 1;
}
