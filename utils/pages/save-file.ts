/** Gives a file to the person, under this name. */
export type SaveFile = (name: string, file: Blob) => void;

/** The browser's own way to save a file: a link that is pressed at once. */
export const saveFile: SaveFile = (name, file) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser takes hold of it only after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** Draws an SVG as a PNG, so many times as sharp as a screen. Both browsers draw what a page of theirs could show. */
export async function rasterize(
  svg: string,
  width: number,
  height: number,
  sharpness = 3,
): Promise<Uint8Array> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * sharpness, height * sharpness];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!file) throw new Error('a drawing could not be made a picture');
  return new Uint8Array(await file.arrayBuffer());
}

/** Prints what is marked as the paper, and nothing else of the page; the browser's PDF gets its title. */
export function printPaper(title: string): void {
  const before = document.title;
  document.title = title;
  document.body.classList.add('prints-paper');
  window.print();
  document.body.classList.remove('prints-paper');
  document.title = before;
}
