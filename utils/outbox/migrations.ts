import type { DBSchema } from 'idb';
import type { Migration } from '../database.ts';
import type { PublishedPart } from '../post/types.ts';
import type { Claim, Delivery, StoredMedia } from './types.ts';

/** What the outbox's database holds in its newest version. */
export interface Schema extends DBSchema {
  claims: { key: string; value: Claim };
  deliveries: { key: string; value: Delivery; indexes: { publication: string } };
  media: { key: [string, number]; value: StoredMedia; indexes: { publication: string } };
}

/** What makes the outbox's database of each version one of the next, from none at all. What was released stays as it is. */
export const migrations: Migration<Schema>[] = [
  (created) => {
    created.createObjectStore('claims', { keyPath: 'id' });
    const deliveries = created.createObjectStore('deliveries', { keyPath: 'id' });
    deliveries.createIndex('publication', 'source.publication');
    const media = created.createObjectStore('media', { keyPath: ['publication', 'index'] });
    media.createIndex('publication', 'publication');
  },
  async (_database, transaction) => {
    const claims = transaction.objectStore('claims');
    for (const claim of await claims.getAll()) await claims.put(withFilesInside(claim));
  },
];

/** Version 1 kept a publication's files beside it, in the order of the media of all its parts. */
interface Claim1 extends Claim {
  files?: (Blob | undefined)[];
}

function withFilesInside({ files = [], ...claim }: Claim1): Claim {
  const { publication } = claim;
  return { ...claim, publication: { ...publication, parts: withFiles(publication.parts, files) } };
}

function withFiles(parts: readonly PublishedPart[], files: readonly (Blob | undefined)[]): PublishedPart[] {
  let next = 0;
  return parts.map((part) => {
    const { content } = part;
    if (!content) return part;
    const media = content.media.map((each) => {
      const file = files[next];
      next += 1;
      return file ? { ...each, file } : each;
    });
    return { ...part, content: { ...content, media } };
  });
}
