import type { Exchange, Sighting } from '../../../../utils/post/types.ts';
import type { VideoScene } from './scenes.ts';
import type { Chance } from './seeded.ts';

/** How a page comes by a video and uploads it. */
interface Way {
  /** The files that the page gets hold of, with whether somebody chose them in a dialog. */
  files: [file: File, inDialog: boolean][];
  /** Where each piece of the upload begins; none where its bytes are not seen. */
  offsets: number[];
  /** Whether the pieces are told as pieces of their file. */
  areKnown: boolean;
  type: string;
  headers: Record<string, string>;
  coverAt: 'first' | 'last' | undefined;
  coverSays: boolean;
  isOutOfOrder: boolean;
}

const changes: Record<string, (way: Way, chance: Chance, film: string) => void> = {
  'in pieces': (way, chance, film) => {
    const length = 1 + chance.below(film.length - 1);
    way.offsets = [];
    for (let at = 0; at < film.length; at += length) way.offsets.push(at);
  },
  'by a worker': (way) => {
    way.offsets = [];
  },
  'without a type': (way) => {
    way.type = '';
  },
  'with another type': (way) => {
    way.type = 'application/octet-stream';
  },
  'a header is gone': (way, chance) => {
    delete way.headers[chance.one(Object.keys(way.headers))];
  },
  'its pieces made anew': (way) => {
    way.areKnown = false;
  },
  'its pieces out of order': (way) => {
    way.isOutOfOrder = true;
  },
  'a piece is not seen': (way, chance) => {
    // Of one that is sent whole nothing else is left.
    if (way.offsets.length > 1) way.offsets.splice(chance.below(way.offsets.length), 1);
  },
  'its file is not seen': (way) => {
    way.files = way.files.filter(([file]) => file.name !== 'film.mp4' && file.name !== 'b.mp4');
  },
  'chosen outside of a dialog': (way) => {
    way.files = way.files.map(([file]) => [file, false]);
  },
  'read twice': (way) => {
    way.files.push(...way.files.slice(0, 1));
  },
  'another video was chosen': (way, chance) => {
    const text = 'x'.repeat(40 + chance.below(50));
    way.files.push([new File([text], 'anders.mp4', { type: 'video/mp4' }), chance.below(2) === 0]);
  },
  'another video of its size was chosen': (way, _, film) => {
    // By nothing else than its size the one that was not seen could be told from it.
    if (way.files[0]?.[0].name === 'film.mp4')
      way.files.push([new File([film.toUpperCase()], 'b.mp4', { type: 'video/mp4' }), true]);
  },
  'a picture of its size was chosen': (way, _, film) => {
    way.files.unshift([new File([film.toUpperCase()], 'b.jpg', { type: 'image/jpeg' }), true]);
  },
  'its cover first': (way) => {
    if (way.coverAt) way.coverAt = 'first';
  },
  'its cover does not say so': (way) => {
    way.coverSays = false;
  },
};

/** Changes once to three times how a video is uploaded: what the tap tells of it, and how it was changed. */
export function mutateUpload(
  { file: film, upload, isSeen }: VideoScene,
  chance: Chance,
): { before: (Exchange | Sighting)[]; said: string } {
  const video = new File([film], 'film.mp4', { type: 'video/mp4', lastModified: 1 });
  const way: Way = {
    ...{ files: [[video, true]], offsets: isSeen ? [0] : [], areKnown: true, type: 'video/mp4' },
    headers: { ...upload.requestHeaders, 'x-entity-length': String(film.length), offset: '0' },
    ...{ coverAt: isSeen ? 'last' : undefined, coverSays: true, isOutOfOrder: false },
  };
  const said: string[] = [];
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const name = chance.one(Object.keys(changes));
    if (isSeen || !/piece|header/.test(name)) changes[name]?.(way, chance, film);
    said.push(name);
  }
  const sightings = way.files.map(
    ([file, inDialog], index): Sighting => ({ seen: index + 1, file, inDialog }),
  );
  const cover = way.coverAt ? [coverOf(upload, way)] : [];
  const bytes = piecesOf(upload, way, film, way.files.findIndex(([file]) => file === video) + 1);
  const uploads = way.coverAt === 'first' ? [...cover, ...bytes] : [...bytes, ...cover];
  return { before: [...sightings, ...uploads], said: said.join(', ') };
}

function piecesOf(upload: Exchange, way: Way, film: string, seen: number): Exchange[] {
  const { offsets, headers, type, areKnown, isOutOfOrder } = way;
  if (!offsets.length) return [{ ...upload, requestHeaders: headers }];
  const ends = [...offsets.slice(1), film.length];
  const pieces = offsets.map((offset, index): Exchange => {
    const isLast = index === offsets.length - 1;
    const requestHeaders = 'offset' in headers ? { ...headers, offset: String(offset) } : headers;
    // Of a piece that is not seen the one before it does not reach to the next.
    const end = Math.min(ends[index] ?? 0, offset + (ends[0] ?? 0) - (offsets[0] ?? 0));
    const files = [new Blob([film.slice(offset, end)], { type })];
    const known = areKnown && seen ? { seen } : {};
    const partly = { status: 412, responseBody: '{"debug_info":{"type":"PartialRequestError"}}' };
    return { ...upload, requestHeaders, files, ...known, ...(isLast ? {} : partly) };
  });
  const [last] = pieces.slice(-1);
  return isOutOfOrder && last ? [...pieces.slice(0, -1).reverse(), last] : pieces;
}

/** The still of a video goes where pictures go, under the id of its video. */
function coverOf(upload: Exchange, { coverSays }: Way): Exchange {
  const params = upload.requestHeaders['x-instagram-rupload-params'] ?? '{}';
  return {
    ...upload,
    url: upload.url.replace('igvideo', 'igphoto'),
    requestHeaders: coverSays ? { 'x-instagram-rupload-params': params } : {},
    responseBody: '{"upload_id":"1798700000200","status":"ok"}',
    files: [new File(['standbild'], 'cover.jpg', { type: 'image/jpeg' })],
  };
}
