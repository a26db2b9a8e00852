import type { Item } from './draft.ts';

/** Reads chosen files; what the browser cannot draw as a picture is left out. */
export async function readItems(files: Iterable<File>): Promise<Item[]> {
  const read = [...files].map((file) => (file.type.startsWith('video/') ? video(file) : picture(file)));
  return (await Promise.all(read)).filter((item) => item !== undefined);
}

async function picture(file: File): Promise<Item | undefined> {
  const source = await createImageBitmap(file).catch(() => undefined);
  return source && { ...fresh(file), kind: 'picture', source, width: source.width, height: source.height };
}

function video(file: File): Promise<Item> {
  return new Promise((resolve) => {
    const element = document.createElement('video');
    element.muted = true;
    element.preload = 'auto';
    element.onloadeddata = () =>
      resolve({
        ...fresh(file),
        kind: 'video',
        source: element,
        width: element.videoWidth,
        height: element.videoHeight,
        duration: Math.round(element.duration * 1000),
      });
    // Not every browser can show every video that the platform takes.
    element.onerror = () =>
      resolve({ ...fresh(file), kind: 'video', source: undefined, width: 640, height: 360, duration: 5000 });
    element.src = URL.createObjectURL(file);
  });
}

function fresh(file: File) {
  return { id: crypto.randomUUID(), file, duration: 0, filter: 'none', alt: '' };
}
