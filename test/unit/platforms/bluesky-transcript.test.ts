import { createHash } from 'node:crypto';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';
import { describe, expect, it } from 'vitest';
import { capture } from '../../../utils/platforms/bluesky/capture.ts';
import { textOfCaptions } from '../../../utils/platforms/bluesky/webvtt.ts';
import { claimOfRecord, profile } from './bluesky-servers.ts';

const file = (...blocks: string[]) => ['WEBVTT', ...blocks].join('\n\n');

describe('what captions say', () => {
  it('stands as text, without times, numbers, notes, styles and marks', () => {
    const captions = file(
      'NOTE von der Pressestelle',
      'STYLE\n::cue { color: red }',
      '1\n00:00.000 --> 00:02.000 align:start\nGuten <b>Tag</b>,',
      '00:02.000 --> 00:04.000\nliebe Krefelderinnen\n&amp; Krefelder.',
    );
    expect(textOfCaptions(captions)).toBe('Guten Tag, liebe Krefelderinnen & Krefelder.');
  });

  it('has a paragraph for each who speaks', () => {
    const captions = file(
      '00:00.000 --> 00:01.000\n<v Anna Muster>Guten Tag.',
      '00:01.000 --> 00:02.000\n<v Anna Muster>Willkommen.',
      '00:02.000 --> 00:03.000\n<v.laut Herr Meyer>Danke!</v>',
    );
    expect(textOfCaptions(captions)).toBe('Anna Muster: Guten Tag. Willkommen.\n\nHerr Meyer: Danke!');
  });

  it('says once what rolls up', () => {
    const captions = file(
      '00:00.000 --> 00:01.000\nEins',
      '00:01.000 --> 00:02.000\nEins',
      '00:02.000 --> 00:03.000\nZwei',
    );
    expect(textOfCaptions(captions)).toBe('Eins Zwei');
  });

  it('is read with any line breaks and a mark of its encoding', () => {
    expect(textOfCaptions('\uFEFFWEBVTT – Titel\r\n\r\n00:00.000 --> 00:01.000\r\nEins\r\nzwei\r\n')).toBe(
      'Eins zwei',
    );
  });

  it.each([
    ['no captions', 'Guten Tag\n\n00:00.000 --> 00:01.000\nEins'],
    ['a head alone', 'WEBVTT'],
    ['nothing', ''],
    ['words without a time', file('Guten Tag')],
  ])('is nothing in %s', (_, captions) => expect(textOfCaptions(captions)).toBe(''));
});

describe('the captions of a video', () => {
  const captions = new TextEncoder().encode(file('00:00.000 --> 00:01.000\nGuten Tag'));
  const blob = (mimeType: string, size = captions.length) => ({
    ...{ $type: 'blob', ref: { $link: cidOf(captions) }, mimeType, size },
  });
  const embed = (files: unknown[]) => ({
    $type: 'app.bsky.embed.video',
    video: blob('video/mp4'),
    captions: files,
  });
  const lossesOf = async (files: unknown[], langs: string[] = []) => {
    const { publication, io } = await claimOfRecord({ embed: embed(files), langs }, { blob: captions });
    return (await capture(publication, profile, io)).parts[0]?.losses;
  };
  const german = { lang: 'de', file: blob('text/vtt') };

  it('are told with what they say', async () => {
    expect(await lossesOf([german])).toEqual([
      { kind: 'captions', languages: ['de'], transcript: { language: 'de', text: 'Guten Tag' } },
    ]);
  });

  it('are read in the language of the post', async () => {
    const [loss] = (await lossesOf([german, { ...german, lang: 'nl' }], ['nl'])) ?? [];
    expect(loss).toMatchObject({ transcript: { language: 'nl' } });
  });

  it.each([
    ['of another kind', { ...german, file: blob('text/html') }],
    ['that is no file', { ...german, file: 'captions.vtt' }],
    ['that is missing', { lang: 'de' }],
    ['that is too large', { ...german, file: blob('text/vtt', 20_001) }],
    ['that is another than its digest says', { ...german, file: blob('text/vtt', captions.length - 1) }],
  ])('hinder nothing with a file %s', async (_, caption) => {
    expect(await lossesOf([caption])).toEqual([{ kind: 'captions', languages: ['de'] }]);
  });
});

function cidOf(bytes: Uint8Array): string {
  return CID.createV1(0x55, create(0x12, createHash('sha256').update(bytes).digest())).toString();
}
