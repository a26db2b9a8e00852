import type { Planted } from './pictures.ts';
import { payload, words } from './planted.ts';

/** An element of Matroska: its identifier in hex, its size in eight bytes. */
function element(id: string, ...content: (Buffer | string | number)[]): Buffer {
  const body = Buffer.concat(
    content.map((piece) =>
      typeof piece === 'number'
        ? Buffer.from([piece])
        : typeof piece === 'string'
          ? Buffer.from(piece, 'latin1')
          : piece,
    ),
  );
  const size = Buffer.alloc(8);
  size.writeUIntBE(body.length, 2, 6);
  size[0] = 1;
  return Buffer.concat([Buffer.from(id, 'hex'), size, body]);
}

const head = element(
  '1a45dfa3',
  element('4286', 1),
  element('4282', 'webm'),
  element('4287', 4),
  element('4285', 2),
);
const open = Buffer.from('01ffffffffffffff', 'hex');

interface Places {
  info?: Buffer;
  track?: Buffer;
  tracks?: Buffer;
  segment?: Buffer;
  cluster?: Buffer;
  after?: Buffer;
  live?: boolean;
  program?: string;
}

const block = (track: number, content: Buffer) => element('a3', 0x80 | track, 0, 0, 0x80, content);

function webm({
  info,
  track,
  tracks,
  segment,
  cluster,
  after,
  live = false,
  program = 'muxer',
}: Places): Buffer {
  const none = Buffer.alloc(0);
  const video = element(
    'ae',
    element('d7', 1),
    element('73c5', 1),
    element('83', 1),
    element('86', 'V_VP8'),
    element('e0', element('b0', 64), element('ba', 48)),
    track ?? none,
  );
  const pictures = Buffer.concat([
    element('e7', 0),
    block(1, Buffer.alloc(300, 0x5a)),
    cluster ?? none,
    block(1, Buffer.alloc(300, 0x5b)),
  ]);
  const body = [
    element(
      '1549a966',
      element('2ad7b1', Buffer.from([0x0f, 0x42, 0x40])),
      element('4d80', program),
      element('5741', program),
      info ?? none,
    ),
    element('1654ae6b', video, tracks ?? none),
    segment ?? none,
    live ? Buffer.concat([Buffer.from('1f43b675', 'hex'), open, pictures]) : element('1f43b675', pictures),
    live ? Buffer.concat([Buffer.from('1f43b675', 'hex'), open, pictures]) : element('1f43b675', pictures),
  ];
  const whole = live
    ? Buffer.concat([Buffer.from('18538067', 'hex'), open, ...body])
    : element('18538067', ...body);
  return Buffer.concat([head, whole, after ?? none]);
}

/** The three heads of Vorbis, the second with comments. */
function vorbis(): Buffer {
  const length = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const first = Buffer.concat([Buffer.from('\x01vorbis', 'latin1'), Buffer.alloc(23, 1)]);
  const texts = [`LOCATION=${words}`, 'ARTIST=Erika Muster-Owner'].map((text) => Buffer.from(text));
  const second = Buffer.concat([
    ...[Buffer.from('\x03vorbis', 'latin1'), length(12), Buffer.from('QuadCam 9000'), length(2)],
    ...texts.flatMap((text) => [length(text.length), text]),
    Buffer.from([1]),
  ]);
  const lace = (value: number) =>
    Buffer.concat([Buffer.alloc(Math.floor(value / 255), 255), Buffer.from([value % 255])]);
  return Buffer.concat([
    Buffer.from([2]),
    lace(first.length),
    lace(second.length),
    first,
    second,
    Buffer.from('\x05vorbis', 'latin1'),
    Buffer.alloc(60, 3),
  ]);
}

const tags = element(
  '1254c367',
  element(
    '7373',
    element('63c0'),
    element('67c8', element('45a3', 'LOCATION'), element('4487', words), element('4485', payload)),
  ),
);
const audio = element(
  'ae',
  element('d7', 2),
  element('73c5', 2),
  element('83', 2),
  element('86', 'A_VORBIS'),
  element('63a2', vorbis()),
  element('e1', element('9f', 2)),
);
const subtitles = element(
  'ae',
  element('d7', 3),
  element('73c5', 3),
  element('83', 0x11),
  element('86', 'S_TEXT/UTF8'),
  element('536e', words),
);

/** WebM with something in every place. */
export const webms: Record<string, Planted> = {
  WebM: {
    title: webm({
      info: Buffer.concat([element('7ba9', words), element('7384', words), element('73a4', payload)]),
    }),
    date: webm({ info: element('4461', payload.subarray(0, 8), payload) }),
    'the programs that made it': webm({ program: words }),
    tags: webm({ segment: tags }),
    attachments: webm({
      segment: element('1941a469', element('61a7', element('466e', 'gps.json'), element('465c', payload))),
    }),
    chapters: webm({
      segment: element('1043a770', element('45b9', element('b6', element('80', element('85', words))))),
    }),
    'name of a track': webm({
      track: Buffer.concat([element('536e', words), element('258688', words), element('63a2', payload)]),
    }),
    'comments of the sound': webm({ tracks: audio }),
    subtitles: webm({ tracks: subtitles, cluster: block(3, payload) }),
    'subtitles in a group': webm({
      tracks: subtitles,
      cluster: element('a0', element('a1', 0x83, 0, 0, 0, payload), element('9b', 100)),
    }),
    'nothing that is something': webm({ segment: element('ec', payload), cluster: element('ec', payload) }),
    'an unknown element': webm({ segment: element('1f123456', payload), cluster: element('4fff', payload) }),
    'beside a block': webm({
      cluster: element(
        'a0',
        element('a1', 0x81, 0, 0, 0, Buffer.alloc(60, 1)),
        element('a4', payload),
        element('8e', payload),
      ),
    }),
    'behind its end': webm({ after: Buffer.concat([tags, payload]) }),
    'in a live recording': webm({ live: true, info: element('7ba9', words), after: tags }),
    encrypted: webm({ cluster: element('af', payload) }),
  },
};
