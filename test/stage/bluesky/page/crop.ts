import type { Picture } from './draft.ts';
import { readPictures } from './files.ts';

/** The middle of a picture, as its editor leaves it: another file shown from another address, described as before. */
export async function cropped(picture: Picture): Promise<Picture> {
  const bitmap = await createImageBitmap(picture.file);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(bitmap.width / 2);
  canvas.height = Math.ceil(bitmap.height / 2);
  canvas.getContext('2d')?.drawImage(bitmap, -bitmap.width / 4, -bitmap.height / 4);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  const [middle] = blob ? await readPictures([new File([blob], 'cropped.png', { type: 'image/png' })]) : [];
  return middle ? { ...middle, id: picture.id, alt: picture.alt } : picture;
}
