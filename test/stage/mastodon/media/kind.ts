/** What a file is, by its first bytes. */
export interface Kind {
  type: 'image' | 'video' | 'audio';
  mime: string;
  extension: string;
}

/** The kind of a file if it is one that Mastodon takes; the rest of the bytes is believed. */
export function kindOf(bytes: Uint8Array): Kind | undefined {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  return kinds.find(({ pattern }) => pattern.test(head))?.kind;
}

const kinds: { pattern: RegExp; kind: Kind }[] = [
  { pattern: /^\xff\xd8\xff/, kind: { type: 'image', mime: 'image/jpeg', extension: 'jpg' } },
  { pattern: /^\x89PNG\r\n/, kind: { type: 'image', mime: 'image/png', extension: 'png' } },
  { pattern: /^GIF8[79]a/, kind: { type: 'image', mime: 'image/gif', extension: 'gif' } },
  { pattern: /^RIFF.{4}WEBP/s, kind: { type: 'image', mime: 'image/webp', extension: 'webp' } },
  { pattern: /^.{4}ftypavi[fs]/s, kind: { type: 'image', mime: 'image/avif', extension: 'avif' } },
  {
    pattern: /^.{4}ftyp(hei[cxms]|hev[cx]|mif1|msf1)/s,
    kind: { type: 'image', mime: 'image/heic', extension: 'heic' },
  },
  { pattern: /^.{4}ftypM4A /s, kind: { type: 'audio', mime: 'audio/mp4', extension: 'm4a' } },
  { pattern: /^.{4}ftypqt {2}/s, kind: { type: 'video', mime: 'video/quicktime', extension: 'mov' } },
  { pattern: /^.{4}ftyp/s, kind: { type: 'video', mime: 'video/mp4', extension: 'mp4' } },
  { pattern: /^.E\xdf\xa3/s, kind: { type: 'video', mime: 'video/webm', extension: 'webm' } },
  { pattern: /^(ID3|\xff[\xfb\xf3\xf2])/, kind: { type: 'audio', mime: 'audio/mpeg', extension: 'mp3' } },
  { pattern: /^OggS/, kind: { type: 'audio', mime: 'audio/ogg', extension: 'ogg' } },
  { pattern: /^fLaC/, kind: { type: 'audio', mime: 'audio/flac', extension: 'flac' } },
  { pattern: /^RIFF.{4}WAVE/s, kind: { type: 'audio', mime: 'audio/wav', extension: 'wav' } },
];
