import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  attachFacebook,
  describePicture,
  openFacebook,
  openFacebookComposer,
  publishFacebook,
  writeFacebook,
} from '../stage/facebook/steps.ts';
import { film, videoFile } from '../stage/pictures.ts';
import {
  arm,
  chooseAccount,
  found,
  leaveOutAccount,
  messageText,
  openAccounts,
  openPreview,
  panel,
  panelReady,
  press,
  textOf,
} from '../stage/steps.ts';
import { secrets, withCameraData } from '../unit/media/pictures.ts';
import { filesOf, look, shownBy } from './arrived.ts';
import { cityStatuses, connectLibrary, libraryStatuses, posted, requests, showOfFile } from './fixture.ts';
import { confirm, openPopup, says } from './own-pages.ts';

/** 2,500 × 1,600 pixels are more, 600 × 400 are not. */
const imagePixels = 1_000_000;

const videoBytes = 1_000_000;

const show = showOfFile({
  limits: { city: { imagePixels, videoBytes }, library: { mimeTypes: ['image/jpeg', 'image/png'] } },
});
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mitposten-photos-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Facebook's composer with a text and these files, each described. */
async function write(text: string, files: Record<string, Buffer>): Promise<Page> {
  const page = show.passing(await openFacebook(show.browser));
  await openFacebookComposer(page);
  await writeFacebook(page, text);
  const paths = await Promise.all(
    Object.entries(files).map(async ([name, bytes]) => {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return path;
    }),
  );
  await attachFacebook(page, paths);
  for (const [index, name] of Object.keys(files).entries()) await describePicture(page, index, `Das ${name}`);
  return page;
}

/** A photograph as a camera writes it: lying on its side, red at the left, with its place and device in the file. */
function photograph(width: number, height: number): Promise<Buffer> {
  const half = { width: width / 2, height, channels: 3 as const };
  return withCameraData(
    sharp({ create: { width, height, channels: 3, background: '#1d4ed8' } }).composite([
      { input: { create: { ...half, background: '#dc2626' } }, left: 0, top: 0 },
    ]),
  )
    .jpeg()
    .toBuffer();
}

/** What is above and below in a picture, as it is shown. */
async function halves(picture: Buffer): Promise<string[]> {
  const { data, info } = await sharp(picture).autoOrient().raw().toBuffer({ resolveWithObject: true });
  return [0.25, 0.75].map((share) => {
    const at = (Math.floor(info.height * share) * info.width + info.width / 2) * info.channels;
    const [red = 0, , blue = 0] = data.subarray(at, at + 3);
    return red > blue ? 'red' : 'blue';
  });
}

const told = (picture: Buffer) => secrets.filter((secret) => picture.includes(secret));

test('a photograph too large arrives smaller, upright and without its place, one that fits as it is', async () => {
  const [large, small] = [await photograph(2500, 1600), await photograph(600, 400)];
  // 51° 20′ is told by both before.
  expect(told(large)).toContain('SecretCam');
  expect((await sharp(large).metadata()).orientation).toBe(6);
  const page = await write('Zwei Fotos', { 'grosse.jpg': large, 'kleine.jpg': small });
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);

  const [status, ...more] = await cityStatuses(show);
  expect(more).toEqual([]);
  expect(status?.media_attachments.map(({ type, description }) => [type, description])).toEqual([
    ['image', 'Das grosse.jpg'],
    ['image', 'Das kleine.jpg'],
  ]);
  const [converted = Buffer.alloc(0), kept = Buffer.alloc(0)] = await filesOf(show, status);
  const { autoOrient, format } = await sharp(converted).metadata();
  expect(format).toBe('jpeg');
  expect(autoOrient.width * autoOrient.height).toBeLessThanOrEqual(imagePixels);
  expect(autoOrient.width / autoOrient.height).toBeCloseTo(1600 / 2500, 2);
  expect(await halves(converted)).toEqual(['red', 'blue']);
  expect(await halves(kept)).toEqual(['red', 'blue']);
  expect(await shownBy(kept, [large, small])).toBe(small);
  for (const picture of [converted, kept]) {
    expect(told(picture)).toEqual([]);
    expect(picture.includes('GPS')).toBe(false);
  }
});

/** With something put in before its first scan. */
function beforeScan(jpeg: Buffer, ...pieces: Buffer[]): Buffer {
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  return Buffer.concat([jpeg.subarray(0, scan), ...pieces, jpeg.subarray(scan)]);
}

test('a broken photograph arrives without its place: as it is where it is understood, else written anew', async () => {
  const whole = await photograph(600, 400);
  const rubbish = beforeScan(whole, Buffer.from('\0\0\x17SecretCam'));
  // Says how many lines there are, where no decoder asks for it; one that is this long is no such thing.
  const strange = beforeScan(whole, Buffer.from([0xff, 0xdc, 0, 11]), Buffer.from('SecretCam'));
  const page = await write('Kaputte Fotos', { 'muell.jpg': rubbish, 'seltsam.jpg': strange });
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  const arrived = await filesOf(show, status);
  expect(arrived).toHaveLength(2);
  for (const picture of arrived) {
    expect(told(picture)).toEqual([]);
    expect(await halves(picture)).toEqual(['red', 'blue']);
    const { autoOrient } = await sharp(picture).metadata();
    expect([autoOrient.width, autoOrient.height]).toEqual([400, 600]);
  }
  const [kept = Buffer.alloc(0), anew = Buffer.alloc(0)] = arrived;
  expect(await shownBy(kept, [whole])).toBe(whole);
  // Upright now, so that it needs no word about it.
  expect((await sharp(anew).metadata()).orientation).toBe(undefined);
});

/** Facebook's composer with a text and a film. */
async function writeFilm(text: string, path: string): Promise<Page> {
  const page = show.passing(await openFacebook(show.browser));
  await openFacebookComposer(page);
  await writeFacebook(page, text);
  await attachFacebook(page, [path]);
  return page;
}

test('a film arrives without the places beside its pictures', async () => {
  const path = await videoFile();
  expect(film.told.filter((word) => readFileSync(path).includes(word))).toEqual(film.told);
  const page = await writeFilm('Vom Flug', path);
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  const [arrived = Buffer.alloc(0)] = await filesOf(show, status);
  expect(film.told.filter((word) => arrived.includes(word))).toEqual([]);
  expect(arrived.includes('GPS(')).toBe(false);
  expect(arrived.includes(film.shown)).toBe(true);
});

test('a film that cannot be freed of its place waits, and goes when a person says so', async () => {
  const path = await videoFile(50_000, 'jpeg');
  const page = await writeFilm('Von früher', path);
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.failed);
  expect(requests(show.mastodon, 'POST', '/api/v2/media')).toEqual([]);
  const popup = await openPopup(show);
  await says(popup, '.item-asks .problem', 'problem.placeShape.what');
  await says(popup, '.item-asks .problem', 'problem.whichMedia', '1');
  await confirm(popup, '.item-asks .actions > :first-child');
  await posted(show.mastodon, 1);
  const [status] = await cityStatuses(show);
  const [arrived = Buffer.alloc(0)] = await filesOf(show, status);
  expect(arrived.equals(readFileSync(path))).toBe(true);
  await popup.close();
});

test('an animated GIF arrives as one, with all its pictures', async () => {
  const frames = await Promise.all(
    ['#dc2626', '#16a34a', '#1d4ed8'].map((background) =>
      sharp({ create: { width: 80, height: 60, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const gif = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [120, 120, 120] })
    .toBuffer();
  const page = await write('Bewegt', { 'bewegt.gif': gif });
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(status?.media_attachments.map(({ description }) => description)).toEqual(['Das bewegt.gif']);
  const [arrived = Buffer.alloc(0)] = await filesOf(show, status);
  const { format, pages, delay } = await sharp(arrived, { animated: true }).metadata();
  expect({ format, pages, delay }).toEqual({ format: 'gif', pages: 3, delay: [120, 120, 120] });
});

/** A picture that no browser shows, and the stage's server does: AVIF that calls itself HEIC. */
async function heic(): Promise<Buffer> {
  const file = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#16a34a' } })
    .avif()
    .toBuffer();
  const end = file.readUInt32BE(0);
  for (let at = 8; at < end; at += 4) {
    if (file.toString('latin1', at, at + 4) === 'avif') file.write('heic', at, 'latin1');
  }
  return file;
}

test('a video that is too large is pointed out before it is posted, with what would help, and is never dropped', async () => {
  const page = show.passing(await openFacebook(show.browser));
  await openFacebookComposer(page);
  await writeFacebook(page, 'Ein langer Film');
  await attachFacebook(page, [await videoFile(2_500_000)]);
  await found(page, panel.warning);
  await openPreview(page);
  // A million bytes, and what a power of two makes of them.
  expect(await textOf(page, panel.preview)).toMatch(/2[.,][45]\sMB.+(1\sMB|977\skB)/);
  await press(page, panel.previewClose);
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.failed);
  expect(await cityStatuses(show)).toEqual([]);
  expect(requests(show.mastodon, 'POST', '/api/v2/media')).toEqual([]);
});

test('a HEIC goes as it is to a server that takes it', async () => {
  const file = await heic();
  const page = await write('Vom Telefon', { 'telefon.heic': file });
  await arm(page);
  await publishFacebook(page);
  await found(page, panel.done);
  const [status] = await cityStatuses(show);
  expect(status?.media_attachments.map(({ description }) => description)).toEqual(['Das telefon.heic']);
  const [arrived = Buffer.alloc(0)] = await filesOf(show, status);
  // Mastodon itself makes a JPEG of it for those who look.
  expect(await look(arrived)).toBe(await look(await sharp(file).autoOrient().resize(640).jpeg().toBuffer()));
});

test('to one that does not take it nothing goes, and that is said', async () => {
  await connectLibrary(show);
  const page = await write('Auch vom Telefon', { 'anderes.heic': await heic() });
  await panelReady(page);
  await openAccounts(page);
  // By their names: the library's account, then the city's, which is chosen because it was alone until now.
  await chooseAccount(page, 1);
  await leaveOutAccount(page, 2);
  await press(page, panel.previewClose);
  await arm(page);
  await publishFacebook(page);
  expect(await messageText(page, panel.failed)).toContain('image/heic');
  expect(requests(show.library, 'POST', '/api/v2/media')).toEqual([]);
  expect(await libraryStatuses(show)).toEqual([]);
  expect(await cityStatuses(show)).toEqual([]);
});

test('nothing else was asked for', () => {
  expect(show.front.unexpected).toEqual([]);
});
