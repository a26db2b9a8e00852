/** The kinds a browser can write. */
export type Writable = 'image/jpeg' | 'image/png' | 'image/webp';

/** A picture as pixels, upright: its orientation is applied. */
export interface Decoded {
  width: number;
  height: number;
  /** Whether anything shows through. */
  hasAlpha: boolean;
}

/** What turns files into pixels and back. Pixels are not in the collector's care: each `decode` ends in a `close`. */
export interface Codec<Picture extends Decoded = Decoded> {
  /** `undefined` where the browser does not know the kind, or the file is broken or too large for it. */
  decode(file: Blob): Promise<Picture | undefined>;
  /** The picture scaled to a size. `quality` is 0 to 1, without meaning for PNG. May give another kind; its `type` says. */
  encode(picture: Picture, width: number, height: number, type: Writable, quality: number): Promise<Blob>;
  close(picture: Picture): void;
}
