import { bmvbhash } from 'blockhash-core';
import { type PicturePrint, side } from '../post/picture-print.ts';

/** A picture as pixels, as a canvas gives them. */
export interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue and opacity of each pixel, 0 to 255. */
  data: Uint8ClampedArray;
}

/** What Instagram and others cut a picture to, width through height. */
const cuts = [4 / 5, 1, 1.91, 3 / 4];

/** The print of a picture; `pixels` need not be more than 256 on a side. */
export function printOf(pixels: Pixels): PicturePrint {
  const bare = withoutBorder(pixels);
  const views = [pixels, ...(bare === pixels ? [] : [bare]), ...cuts.map((shape) => cutTo(bare, shape))];
  return views.map((each) => ({
    shape: each.width / each.height,
    hash: bmvbhash(each, 16),
    lights: lightsOf(each),
  }));
}

function cutTo({ width, height, data }: Pixels, shape: number): Pixels {
  const [w, h] =
    width / height > shape ? [Math.round(height * shape), height] : [width, Math.round(width / shape)];
  const [left, top] = [Math.floor((width - w) / 2), Math.floor((height - h) / 2)];
  return partOf({ width, height, data }, left, top, w, h);
}

function partOf({ width, data }: Pixels, left: number, top: number, w: number, h: number): Pixels {
  const part = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y += 1) {
    const from = ((y + top) * width + left) * 4;
    part.set(data.subarray(from, from + w * 4), y * w * 4);
  }
  return { width: w, height: h, data: part };
}

/** So much of a side a border may take, and so different its pixels may be, of 255. */
const widest = 0.3;
const plain = 12;

/** The picture without bars of one colour, with which it was brought to another shape. */
function withoutBorder(pixels: Pixels): Pixels {
  const { width, height, data } = pixels;
  const isCorner = (x: number, y: number) =>
    [0, 1, 2].every((each) => Math.abs((data[(y * width + x) * 4 + each] ?? 0) - (data[each] ?? 0)) <= plain);
  const isRow = (y: number) => Array.from({ length: width }, (_, x) => x).every((x) => isCorner(x, y));
  const isColumn = (x: number) => Array.from({ length: height }, (_, y) => y).every((y) => isCorner(x, y));
  const most = (length: number) => Math.floor(length * widest);
  let [top, bottom, left, right] = [0, height, 0, width];
  while (top < most(height) && isRow(top)) top += 1;
  while (height - bottom < most(height) && isRow(bottom - 1)) bottom -= 1;
  while (left < most(width) && isColumn(left)) left += 1;
  while (width - right < most(width) && isColumn(right - 1)) right -= 1;
  if (right - left === width && bottom - top === height) return pixels;
  return partOf(pixels, left, top, right - left, bottom - top);
}

function lightsOf({ width, height, data }: Pixels): Uint8Array {
  // Some hundred thousand pixels, and the next post may wait: nothing is made for each of them.
  const lights = new Float64Array(side * side);
  const counts = new Uint32Array(side * side);
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.floor((y * side) / height) * side;
    for (let x = 0; x < width; x += 1, at += 4) {
      const field = row + Math.floor((x * side) / width);
      const red = data[at] ?? 0;
      const green = data[at + 1] ?? 0;
      const blue = data[at + 2] ?? 0;
      lights[field] = (lights[field] ?? 0) + 0.299 * red + 0.587 * green + 0.114 * blue;
      counts[field] = (counts[field] ?? 0) + 1;
    }
  }
  return Uint8Array.from(lights, (light, field) => Math.round(light / Math.max(1, counts[field] ?? 0)));
}
