import type { Picture } from './draft.ts';

/**
 * Lets the person choose pictures or one video, by an input that stays in the document until the next one comes.
 * A cancelled choice is never answered: driven Firefox cancels its dialog before it sets the files.
 */
export function chooseFiles(): Promise<File[]> {
  input?.remove();
  const next = document.createElement('input');
  next.type = 'file';
  next.multiple = true;
  next.accept = 'image/*,video/mp4,video/webm,video/quicktime';
  next.style.display = 'none';
  document.body.append(next);
  input = next;
  return new Promise((resolve) => {
    next.addEventListener('change', () => resolve([...(next.files ?? [])]));
    next.click();
  });
}

let input: HTMLInputElement | undefined;

/** Pictures with their previews; other files are left out. */
export function readPictures(files: File[]): Promise<Picture[]> {
  return Promise.all(
    files.filter(isPicture).map(async (file) => {
      return { id: crypto.randomUUID(), file, preview: await dataAddress(file), alt: '' };
    }),
  );
}

/** The file that goes the way of a video: a GIF file does too. */
export function videoIn(files: File[]): File | undefined {
  return files.find((file) => file.type.startsWith('video/') || file.type === 'image/gif');
}

function isPicture(file: File): boolean {
  return file.type.startsWith('image/') && file.type !== 'image/gif';
}

function dataAddress(file: File): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsDataURL(file);
  });
}
