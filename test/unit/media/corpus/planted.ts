/** What a file may tell, as cameras, phones, drones, dashcams and editors write it. Invented, all of it. */
export const planted = [
  ...[
    '+51.3387+006.5853',
    'Rathausgasse 7',
    'Uerdingen',
    'SN-1581F4X7',
    'QuadCam 9000',
    'Erika Muster-Owner',
  ],
  ...['2026-05-06T07:08:09', '2026:05:06 07:08:09', 'Nachlass Schmitz'],
];

/** 51° 20' 19" as three rationals, in both orders of bytes: 24 bytes that do not come about by chance. */
const rationals = [
  [51, 1, 20, 1, 1933, 100].flatMap((value) => [0, 0, value >> 8, value & 255]),
  [51, 1, 20, 1, 1933, 100].flatMap((value) => [value & 255, value >> 8, 0, 0]),
].map((bytes) => Buffer.from(bytes));

const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

/** Everything by which a planted word would be found: as bytes, as wide letters in both orders, and a place in numbers. */
export const needles: Buffer[] = [
  ...planted.flatMap((word) => [Buffer.from(word), utf16le(word), utf16be(word)]),
  ...rationals,
];

/** All of it in one piece, to be put into any place that holds bytes. */
export const payload = Buffer.concat(needles.flatMap((needle) => [needle, Buffer.from([0x20, 0])]));

/** The same in places that hold letters only. */
export const words = planted.join(' / ');

/** Who made it, as the `Artist` of its Exif says. */
export const credit = 'Erika Muster-Owner';

/** How many of the needles are in a file, without those that may be. */
export function found(bytes: Buffer, allowed: readonly string[] = []): number {
  return needles.filter((needle) => bytes.includes(needle) && !allowed.includes(needle.toString())).length;
}

/** An Exif as a camera writes it: everything in it, with a note of the maker and a small picture at its end. */
export function exif(little = false): Buffer {
  const u16 = (value: number) =>
    little ? Buffer.from([value & 255, value >> 8]) : Buffer.from([value >> 8, value & 255]);
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (little) bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  };
  const values: Buffer[] = [];
  let free = 8 + 2 + 12 * 12 + 4;
  const entry = (tag: number, type: number, content: Buffer, size = 1) => {
    const padded = Buffer.concat([content, Buffer.alloc(content.length % 2)]);
    values.push(padded);
    free += padded.length;
    return Buffer.concat([u16(tag), u16(type), u32(content.length / size), u32(free - padded.length)]);
  };
  const text = (tag: number, value: string) => entry(tag, 2, Buffer.from(`${value}\0`));
  const entries = [
    text(0x010e, words),
    text(0x010f, 'QuadCam 9000'),
    text(0x0110, 'QuadCam 9000 SN-1581F4X7'),
    Buffer.concat([u16(0x0112), u16(3), u32(1), u16(6), u16(0)]),
    text(0x0132, '2026:05:06 07:08:09'),
    text(0x013b, 'Erika Muster-Owner'),
    entry(0x8825, 5, rationals[little ? 1 : 0] ?? Buffer.alloc(0), 8),
    entry(0x927c, 7, payload),
    text(0xa430, 'Erika Muster-Owner'),
    text(0xa431, 'SN-1581F4X7'),
    entry(0x9c9d, 1, utf16le(`${words}\0`)),
    entry(0x9286, 7, Buffer.concat([Buffer.from('UNICODE\0'), utf16be(words)])),
  ];
  const order = Buffer.from(little ? 'II*\0' : 'MM\0*', 'latin1');
  const thumbnail = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    payload,
    Buffer.from([0xff, 0xd9]),
  ]);
  return Buffer.concat([order, u32(8), u16(entries.length), ...entries, u32(0), ...values, thumbnail]);
}

/** An XMP packet. */
export const xmp = Buffer.from(
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description drone-dji:GpsLatitude="+51.3387+006.5853" aux:SerialNumber="SN-1581F4X7" xmp:CreateDate="2026-05-06T07:08:09" dc:note="${words}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
);

/** IPTC in Photoshop's resources. */
export const photoshop = Buffer.concat([
  Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'),
  Buffer.from([
    0,
    0,
    (words.length + 5) >> 8,
    (words.length + 5) & 255,
    0x1c,
    2,
    90,
    words.length >> 8,
    words.length & 255,
  ]),
  Buffer.from(words),
  Buffer.alloc((words.length + 5) % 2),
  Buffer.from('8BIM\x04\x0c\0\0\0\0', 'latin1'),
  payload,
]);

/** A colour profile whose texts and unknown tags tell everything; its colours are those of the one that is given. */
export function tellingProfile(profile: Buffer): Buffer {
  const count = profile.readUInt32BE(128);
  const shift = 24;
  const made = Buffer.concat([
    profile.subarray(0, 128),
    Buffer.alloc(4 + 12 * count + shift),
    profile.subarray(132 + 12 * count),
    Buffer.concat([Buffer.from('text\0\0\0\0'), Buffer.from(`${words}\0`), Buffer.alloc(3)]),
    Buffer.concat([Buffer.from('dict\0\0\0\0'), payload]),
  ]);
  made.writeUInt32BE(count + 2, 128);
  for (let i = 0; i < count; i += 1) {
    const at = 132 + 12 * i;
    profile.copy(made, at, at, at + 12);
    made.writeUInt32BE(profile.readUInt32BE(at + 4) + shift, at + 4);
  }
  const behind = profile.length + shift;
  const tags: [string, number, number][] = [
    ['targ', behind, 8 + words.length + 1],
    ['meta', behind + 12 + words.length, 8 + payload.length],
  ];
  for (const [i, [name, start, length]] of tags.entries()) {
    const at = 132 + 12 * (count + i);
    made.write(name, at, 'latin1');
    made.writeUInt32BE(start, at + 4);
    made.writeUInt32BE(length, at + 8);
  }
  made.writeUInt32BE(made.length, 0);
  return made;
}
