import { latin1, Malformed } from './bytes.ts';
import { type Element, Elements, voided } from './ebml.ts';
import { type Edit, removed, zeroed } from './edits.ts';

const ebml = 0x1a45dfa3;
const segment = 0x18538067;
const cluster = 0x1f43b675;
const tracks = 0x1654ae6b;
const trackEntry = 0xae;
const blocks = new Set([0xa3, 0xa1]);
const blockGroup = 0xa0;
const codecPrivate = 0x63a2;

/**
 * What stays of each element (RFC 9559), all numbers but for the codecs' own. What is not named here is made nothing: tags,
 * attachments, chapters, titles, names, dates, what programs call themselves.
 */
const children: Record<number, ReadonlySet<number>> = {
  [ebml]: new Set([0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285]),
  [segment]: new Set([0x114d9b74, 0x1549a966, tracks, cluster, 0x1c53bb6b]),
  // SeekHead, Info.
  290298740: new Set([0x4dbb]),
  19899: new Set([0x53ab, 0x53ac]),
  357149030: new Set([0x2ad7b1, 0x4489, 0x4d80, 0x5741]),
  [tracks]: new Set([trackEntry]),
  [trackEntry]: new Set([
    ...[0xd7, 0x73c5, 0x83, 0xb9, 0x88, 0x55aa, 0x9c, 0x6de7, 0x6df8, 0x23e383, 0x234e7a, 0x55ee],
    ...[0x86, codecPrivate, 0x56aa, 0x56bb, 0xe0, 0xe1],
  ]),
  // Video, its colours and their brightness; audio.
  224: new Set([
    0x9a, 0x9d, 0x53b8, 0x53c0, 0xb0, 0xba, 0x54aa, 0x54bb, 0x54cc, 0x54dd, 0x54b0, 0x54ba, 0x54b2, 0x55b0,
  ]),
  21936: new Set([
    0x55b1, 0x55b2, 0x55b3, 0x55b4, 0x55b5, 0x55b6, 0x55b7, 0x55b8, 0x55b9, 0x55ba, 0x55bb, 0x55bc, 0x55bd,
    0x55d0,
  ]),
  21968: new Set([0x55d1, 0x55d2, 0x55d3, 0x55d4, 0x55d5, 0x55d6, 0x55d7, 0x55d8, 0x55d9, 0x55da]),
  225: new Set([0xb5, 0x78b5, 0x9f, 0x6264]),
  [cluster]: new Set([0xe7, 0xa7, 0xab, 0xa3, blockGroup]),
  [blockGroup]: new Set([0xa1, 0x9b, 0xfa, 0xfb, 0x75a2, 0x75a1]),
  // What shows through lies beside the picture, under the number 1.
  30113: new Set([0xa6]),
  166: new Set([0xa5, 0xee]),
  // Cues.
  475249515: new Set([0xbb]),
  187: new Set([0xb3, 0xb7]),
  183: new Set([0xf7, 0xf1, 0xf0, 0xb2, 0x5378, 0xea, 0xdb]),
  219: new Set([0x96]),
};
/** Each of them has to be there, and may say nothing: the programs that made the file. */
const emptied = new Set([0x4d80, 0x5741]);
/** Numbers have eight bytes at most. */
const longer = new Set([0x4282, 0x86, codecPrivate, 0xa3, 0xa1, 0xa5, 0x53ab, ...emptied]);
const codecs = /^(V_VP8|V_VP9|V_AV1|A_OPUS|A_VORBIS)$/;

/** What has to change in a WebM: nothing moves, what is not needed becomes nothing. Throws {@link Malformed}. */
export async function webmEdits(file: Blob): Promise<Edit[]> {
  const walk = new Walk(file);
  const head = await walk.elements.at(0, file.size);
  const body = await walk.elements
    .at(head.end, file.size)
    .catch(() => cutOff(walk.elements, head.end, file.size));
  if (head.id !== ebml || head.open || body.id !== segment) throw new Malformed('no WebM');
  await walk.into(head);
  const end = await walk.into(body);
  if (walk.clusters === 0 || walk.shown.size === 0) throw new Malformed('a WebM without pictures');
  return [...walk.edits, removed(end, file.size)];
}

/** A segment that says that it is longer than the file: recordings that broke off. */
async function cutOff(elements: Elements, start: number, size: number): Promise<Element> {
  const id = await elements.bytes(start, 4);
  const width = Math.clz32((await elements.bytes(start + 4, 1))[0] ?? 0) - 23;
  if (latin1(id, 0, 4) !== '\x18\x53\x80\x67' || width > 8) throw new Malformed('no segment');
  return { id: segment, start, body: start + 4 + width, end: size, open: true };
}

class Walk {
  readonly elements: Elements;
  readonly edits: Edit[] = [];
  /** The numbers of the tracks that stay. */
  readonly shown = new Set<number>();
  clusters = 0;

  constructor(file: Blob) {
    this.elements = new Elements(file);
  }

  /** Goes through an element's children, and gives where the last of them ends. */
  async into(parent: Element): Promise<number> {
    let at = parent.body;
    while (at < parent.end) {
      const child = await this.#childAt(at, parent);
      // One that cannot be in an open cluster begins the next of its parent's.
      if (!child || (parent.open && parent.id === cluster && children[segment]?.has(child.id))) return at;
      if (child.open && child.id !== cluster) throw new Malformed('an element without an end');
      const end = await this.#visit(child, parent);
      at = end;
    }
    return at;
  }

  /** Nothing where a recording broke off: what is not whole is not shown either. */
  async #childAt(at: number, parent: Element): Promise<Element | undefined> {
    try {
      return await this.elements.at(at, parent.end);
    } catch (thrown) {
      if (thrown instanceof Malformed && (parent.id === segment || parent.id === cluster)) {
        if (!parent.open) this.edits.push(zeroed(at, parent.end));
        return undefined;
      }
      throw thrown;
    }
  }

  async #visit(child: Element, parent: Element): Promise<number> {
    const { id, body, end } = child;
    if (!children[parent.id]?.has(id)) {
      this.edits.push(...voided(child));
      return end;
    }
    if (id === trackEntry) {
      await this.#track(child);
      return end;
    }
    if (blocks.has(id) && !(await this.#isShown(child))) this.edits.push(...voided(child));
    else if (id === blockGroup && !(await this.#isGroupShown(child))) this.edits.push(...voided(child));
    else if (children[id]) {
      if (id === cluster) this.clusters += 1;
      const last = await this.into(child);
      return child.open ? last : end;
    } else if (emptied.has(id)) this.edits.push(zeroed(body, end));
    else if (id === 0x4282) this.edits.push(zeroed(Math.min(end, body + 4), end));
    else if (!longer.has(id) && end - body > 8) this.edits.push(...voided(child));
    return end;
  }

  /** Pictures (1) and sound (2) of the kinds that a WebM has. */
  async #track(entry: Element): Promise<void> {
    const found = new Map<number, Element>();
    for (let at = entry.body; at < entry.end; ) {
      const child = await this.elements.at(at, entry.end);
      found.set(child.id, child);
      at = child.end;
    }
    const type = await this.#number(found.get(0x83));
    if (type !== 1 && type !== 2) {
      this.edits.push(...voided(entry));
      return;
    }
    const codec = found.get(0x86);
    const name = codec ? await this.#text(codec) : '';
    // Encoded once more (0x6d80), packed or encrypted: not what a WebM may be.
    if (!codecs.test(name) || found.has(0x6d80)) throw new Malformed(`a track of kind ${name}`);
    this.shown.add(await this.#number(found.get(0xd7)));
    await this.into(entry);
    const own = found.get(codecPrivate);
    if (own && name === 'A_VORBIS') this.edits.push(...(await this.#withoutComments(own)));
    else if (own && (name === 'V_VP8' || name === 'V_VP9'))
      this.edits.push(zeroed(Math.min(own.end, own.body + 12), own.end));
    else if (own) this.edits.push(zeroed(Math.min(own.end, own.body + 512), own.end));
  }

  /** Without the zeros at its end. */
  async #text({ body, end }: Element): Promise<string> {
    const bytes = await this.elements.bytes(body, Math.min(64, end - body));
    return end - body > 64 ? '' : latin1(bytes, 0, bytes.length).replace(/\0+$/, '');
  }

  async #number(element: Element | undefined): Promise<number> {
    if (!element || element.end - element.body > 4) throw new Malformed('no number');
    const bytes = await this.elements.bytes(element.body, element.end - element.body);
    return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  }

  /** A block begins with the number of its track. */
  async #isShown({ body, end }: Element): Promise<boolean> {
    if (body >= end) return false;
    const [first = 0, second = 0] = await this.elements.bytes(body, Math.min(2, end - body));
    return this.shown.has(first & 0x80 ? first & 0x7f : ((first & 0x3f) << 8) | second);
  }

  async #isGroupShown(group: Element): Promise<boolean> {
    for (let at = group.body; at < group.end; ) {
      const child = await this.elements.at(at, group.end);
      if (child.id === 0xa1) return this.#isShown(child);
      at = child.end;
    }
    return false;
  }

  /** The second of Vorbis' three heads holds comments: their letters become blanks, their lengths stay. */
  async #withoutComments({ body, end }: Element): Promise<Edit[]> {
    const bytes = await this.elements.bytes(body, end - body);
    if (bytes[0] !== 2) throw new Malformed('strange heads');
    let at = 1;
    const lengths = [0, 0].map(() => {
      let length = 0;
      while (bytes[at] === 255) {
        length += 255;
        at += 1;
      }
      length += bytes[at] ?? 0;
      at += 1;
      return length;
    });
    const start = at + (lengths[0] ?? 0) + 7;
    const limit = start - 7 + (lengths[1] ?? 0);
    if (limit > bytes.length || start > limit) throw new Malformed('strange heads');
    const edits: Edit[] = [];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const blank = (place: number) => {
      if (place + 4 > limit) throw new Malformed('strange comments');
      const next = place + 4 + view.getUint32(place, true);
      if (next > limit) throw new Malformed('strange comments');
      const letters = new Uint8Array(next - place - 4).fill(0x20);
      edits.push({ start: body + place + 4, end: body + next, parts: [letters] });
      return next;
    };
    let place = blank(start);
    if (place + 4 > limit) throw new Malformed('strange comments');
    const count = view.getUint32(place, true);
    place += 4;
    for (let i = 0; i < count; i += 1) place = blank(place);
    // One bit, in a byte of its own, ends them.
    if (place !== limit - 1) throw new Malformed('strange comments');
    return edits;
  }
}
