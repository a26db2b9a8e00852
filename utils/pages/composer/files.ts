import { addedFile } from '../../composer/added-file.ts';
import { readFile, removeFile, writeFile } from '../../composer/store.ts';
import type { Account } from '../../post/account.ts';
import { dividedText } from '../../post/breaks.ts';
import type { NotTaken } from '../../post/composer.ts';
import type { ManuscriptFile } from '../../post/manuscript.ts';
import type { Desk } from './desk.ts';

/** More files nobody reads, and a server takes 30 in half an hour. */
export const mostFiles = 40;

/** Pixels of the longer side of the small pictures that are shown. */
const shownSide = 640;

/** The files of the open manuscript: taken in, kept, shown small. `changed` is called when a picture is there. */
export function createFiles(desk: Desk, accounts: () => Account[], changed: () => void) {
  const pictures = new Map<string, string>();
  let notTaken: NotTaken[] = [];
  let drawing: Promise<void> = Promise.resolve();

  /** Takes files in one after another; what cannot be taken is told, and nothing else is changed by it. */
  async function add(files: readonly File[], part = lastPart()): Promise<void> {
    notTaken = [];
    const room = Math.max(0, mostFiles - desk.manuscript().files.length);
    if (files.length > room) notTaken.push({ kind: 'many', count: files.length - room, limit: mostFiles });
    const { id: manuscript } = desk.manuscript();
    const limits = limitsFor();
    for (const file of files.slice(0, room)) {
      const added = await addedFile(file, crypto.randomUUID(), part, limits);
      if (added.notTaken) notTaken.push(added.notTaken);
      else await keep(added.file, file, manuscript);
      changed();
    }
    changed();
  }

  /** What is drawn may be behind what is written. */
  const lastPart = () => dividedText(desk.manuscript().text).length - 1;

  async function keep(file: ManuscriptFile, bytes: File, manuscript: string): Promise<void> {
    // A person may have gone on to another one meanwhile.
    if (desk.manuscript().id !== manuscript) return;
    try {
      // As what it is, whatever its name said.
      await writeFile(file.id, manuscript, bytes.slice(0, bytes.size, file.type));
      desk.change({ files: [...desk.manuscript().files, file] });
      show(file);
    } catch {
      notTaken.push({ kind: 'stored', name: file.name });
    }
  }

  /** Those of the chosen accounts, or of all while none is. */
  function limitsFor() {
    const chosen = accounts().filter(({ id }) => desk.manuscript().accounts.includes(id));
    return (chosen.length ? chosen : accounts()).map((account) => account.limits);
  }

  function show(file: ManuscriptFile): void {
    if (file.kind !== 'image' || pictures.has(file.id)) return;
    pictures.set(file.id, '');
    // One after another: each is decoded whole.
    drawing = drawing
      .then(() => draw(file.id))
      .catch(() => {
        // One that cannot be drawn keeps its icon.
      });
  }

  async function draw(id: string): Promise<void> {
    const bytes = await readFile(id);
    if (!bytes) return;
    pictures.set(id, URL.createObjectURL(await small(bytes).catch(() => bytes)));
    changed();
  }

  function change(id: string, part: Partial<ManuscriptFile>): void {
    const files = desk.manuscript().files.map((file) => (file.id === id ? { ...file, ...part } : file));
    desk.change({ files });
  }

  return {
    pictures,
    notTaken: () => notTaken,
    forgive: () => {
      notTaken = [];
    },
    add,
    change,
    /** Shows the pictures of a manuscript that was opened. */
    showAll: () => desk.manuscript().files.forEach(show),
    remove(id: string): void {
      desk.change({ files: desk.manuscript().files.filter((file) => file.id !== id) });
      URL.revokeObjectURL(pictures.get(id) ?? '');
      pictures.delete(id);
      void removeFile(id);
    },
    /** Puts a file at another place among those of the manuscript. */
    move(id: string, to: number): void {
      const { files } = desk.manuscript();
      const moved = files.find((file) => file.id === id);
      if (!moved) return;
      const others = files.filter((file) => file !== moved);
      desk.change({ files: [...others.slice(0, to), moved, ...others.slice(to)] });
    },
  };
}

/** A picture of few pixels: twenty photographs in full would fill the memory. */
async function small(file: Blob): Promise<Blob> {
  const whole = await createImageBitmap(file);
  const factor = Math.min(1, shownSide / Math.max(whole.width, whole.height));
  const [width, height] = [whole.width, whole.height].map((side) => Math.max(1, Math.round(side * factor)));
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
  try {
    canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
  } finally {
    whole.close();
  }
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
}
