import { addedFile } from '../../composer/added-file.ts';
import type { Book } from '../../mastodon/mentions-from-book.ts';
import { renderPart } from '../../mastodon/render-part.ts';
import type { Limits } from '../../post/account.ts';
import { breakLine } from '../../post/breaks.ts';
import { type Manuscript, type ManuscriptFile, newManuscript } from '../../post/manuscript.ts';
import type { Lack } from '../../post/shown.ts';
import { withoutTracking } from '../../post/tracking.ts';
import type { Media, Post } from '../../post/types.ts';
import type { Found } from './found.ts';

interface Given {
  id: string;
  accounts: string[];
  /** What could not be read or loaded. */
  lacks: Lack[];
  book: Book;
  limits: Limits[];
  /** Milliseconds since 1970. */
  now: number;
}

/** A manuscript that puts a post on Mastodon, as a person then sees it, and its files. */
export async function manuscriptOf(
  found: Found,
  post: Post,
  { id, accounts, lacks, book, limits, now }: Given,
): Promise<{ manuscript: Manuscript; files: { id: string; file: Blob }[] }> {
  const { publication, profile, rule } = found;
  const tidy = rule.keepTracking ? undefined : withoutTracking;
  const text = post.parts.map((part) => renderPart(part, tidy, book)).join(`\n\n${breakLine}\n\n`);
  const files = await filesOf(post, limits);
  const isLess = files.some(({ entry }) => !entry) && !lacks.includes('pictures');
  const kept = files.flatMap(({ entry, file }) => (entry ? [{ entry, file }] : []));
  const manuscript: Manuscript = {
    ...newManuscript(id, accounts, now),
    ...{ text, selection: [text.length, text.length], visibility: rule.visibility, language: post.language },
    sensitive: post.parts.some(({ labels }) => labels.length > 0),
    files: kept.map(({ entry }) => entry),
    mirrors: {
      ...{ platform: publication.platform, profile: profile.id, profileName: profile.name },
      ...{ publication: publication.id, address: publication.address, time: publication.time },
      lacks: isLess ? [...lacks, 'pictures'] : lacks,
    },
  };
  return { manuscript, files: kept.map(({ entry, file }) => ({ id: entry.id, file })) };
}

interface Taken {
  entry: ManuscriptFile | undefined;
  file: Blob;
}

async function filesOf({ parts }: Post, limits: Limits[]): Promise<Taken[]> {
  const all = parts.flatMap(({ media }, part) => media.map((each) => ({ each, part })));
  return Promise.all(
    all.map(async ({ each, part }, index): Promise<Taken> => {
      const named = new File([each.file], `${index + 1}`, { type: each.file.type });
      const added = await addedFile(named, crypto.randomUUID(), part, limits);
      const entry = added.file && { ...added.file, ...describedAs(each) };
      return { entry, file: each.file.slice(0, each.file.size, added.file?.type ?? each.file.type) };
    }),
  );
}

/** What a machine wrote goes nowhere by itself: a person may take it over. */
function describedAs({ description, machineMade }: Media): Partial<ManuscriptFile> {
  return machineMade ? { proposal: description } : { description };
}
