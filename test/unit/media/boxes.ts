/** A box of an ISO media file. */
export function box(type: string, ...content: (Uint8Array | string)[]): Buffer {
  const body = Buffer.concat(content.map((piece) => Buffer.from(asBytes(piece))));
  return Buffer.concat([u32(8 + body.length), Buffer.from(type, 'latin1'), body]);
}

/** A box with version and flags. */
export function fullBox(type: string, version: number, ...content: (Uint8Array | string)[]): Buffer {
  return box(type, Buffer.from([version, 0, 0, 0]), ...content);
}

/** A number in two bytes. */
export function u16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 255]);
}

/** A number in four bytes. */
export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function asBytes(piece: Uint8Array | string): Uint8Array {
  return typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
}

const date = u32(0xe2_00_00_01);

/** A track with one chunk of samples. */
export function track(
  handler: string,
  at: number,
  sizes: number[],
  description = described(handler),
  id = 1,
): Buffer {
  return box(
    'trak',
    fullBox('tkhd', 0, date, date, u32(id), Buffer.alloc(68)),
    box('udta', box('name', 'SecretTrack')),
    box(
      'mdia',
      fullBox('mdhd', 0, date, date, u32(1000), u32(0), u32(0)),
      fullBox('hdlr', 0, u32(0), handler, Buffer.alloc(12), 'SecretCam AVC\0'),
      box(
        'minf',
        box(
          'stbl',
          fullBox('stsd', 0, u32(1), description),
          fullBox('stsc', 0, u32(1), u32(1), u32(sizes.length), u32(1)),
          fullBox('stsz', 0, u32(0), u32(sizes.length), ...sizes.map(u32)),
          fullBox('stco', 0, u32(1), u32(at)),
        ),
      ),
    ),
  );
}

/** How a track's samples are to be read. */
function described(handler: string): Buffer {
  return handler === 'soun' ? box('sowt', Buffer.alloc(6), u16(1), Buffer.alloc(20)) : describedAs('vp09');
}

/** How pictures of a kind are to be read, by an encoder that names its camera. */
export function describedAs(kind: string): Buffer {
  const head = [Buffer.alloc(6), u16(1), Buffer.alloc(16), u16(640), u16(360), Buffer.alloc(14)];
  return box(kind, ...head, '\x0dSecretCam AVC', Buffer.alloc(18), u16(24), u16(0xffff));
}

/** What a movie's `mdat` holds: a picture, in one unit as H.265 writes it, then the places where it was taken. */
export const picture = '\0\0\0\x12&\x01THE-PICTURE-ITSE';
const places = 'SecretPlace1SecretPlace22';

/** A movie as phones and drones write it: places and device everywhere, `mdat` before `moov`. */
export function movie(brand = 'qt  '): Buffer {
  const ftyp = box('ftyp', brand, u32(0), brand);
  const mdat = box('mdat', picture, places);
  const at = ftyp.length + 8;
  return Buffer.concat([
    ftyp,
    mdat,
    box(
      'moov',
      fullBox('mvhd', 0, date, date, u32(1000), u32(0), Buffer.alloc(80)),
      track('vide', at, [picture.length]),
      track('meta', at + picture.length, [12, 13]),
      box('udta', box('\xa9xyz', u16(16), u16(0), '+51.3+6.5-Secret'), box('\xa9cpy', 'Stadt Krefeld')),
      box('meta', fullBox('hdlr', 0, 'mdta'), box('ilst', 'com.apple.quicktime.location.ISO6709 SecretCam')),
      box('gps ', 'SecretPlace'),
    ),
    box('uuid', Buffer.alloc(16, 7), '<x:xmpmeta>SecretPlace</x:xmpmeta>'),
    box('free', 'SecretPlace of the camera'),
  ]);
}

/** A HEIC of a picture that nobody can decode, its Exif in `mdat` (or in `idat`), its XMP after it. */
export function heic(exif: Uint8Array, xmp: string, { version = 1, inIdat = false } = {}): Buffer {
  const ftyp = box('ftyp', 'heic', u32(0), 'mif1', 'heic');
  const content = Buffer.concat([u32(0), exif]);
  const make = (start: number, idat: number): Buffer => {
    const item = (id: number, method: number, at: number, length: number) =>
      Buffer.concat([u16(id), ...(version === 0 ? [] : [u16(method)]), u16(0), u16(1), u32(at), u32(length)]);
    const behind = start + picture.length;
    return fullBox(
      'meta',
      0,
      fullBox('hdlr', 0, u32(0), 'pict', Buffer.alloc(13)),
      fullBox('pitm', 0, u16(1)),
      fullBox(
        'iinf',
        0,
        u16(3),
        fullBox('infe', 2, u16(1), u16(0), 'hvc1', '\0'),
        fullBox('infe', 2, u16(2), u16(0), 'Exif', '\0'),
        fullBox('infe', 2, u16(3), u16(0), 'mime', '\0application/rdf+xml\0'),
      ),
      fullBox(
        'iloc',
        version,
        Buffer.from([0x44, 0]),
        u16(3),
        item(1, 0, start, picture.length),
        inIdat ? item(2, 1, idat, content.length) : item(2, 0, behind, content.length),
        item(3, 0, behind + (inIdat ? 0 : content.length), xmp.length),
      ),
      box(
        'iprp',
        box(
          'ipco',
          fullBox('ispe', 0, u32(512), u32(512)),
          fullBox('ispe', 0, u32(4032), u32(3024)),
          fullBox('udes', 0, 'de\0SecretPlace\0\0\0'),
        ),
      ),
      ...(inIdat ? [box('idat', content)] : []),
    );
  };
  const start = ftyp.length + make(0, 0).length + 8;
  const mdat = box('mdat', picture, ...(inIdat ? [] : [content]), xmp);
  return Buffer.concat([ftyp, make(start, 0), mdat, box('mpvd', movie('mp42'))]);
}
