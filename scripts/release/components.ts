import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package whose code is in ours. */
export interface Component {
  /** Its folder, from `node_modules` on. */
  folder: string;
  name: string;
  version: string;
  /** An SPDX expression. */
  licence: string;
  /** The digest of the file that the registry gives out: SHA-512, in hexadecimal. */
  sha512: string;
  /** Where its makers are found. */
  website: string;
  creator: string;
  /** The folders of those of its own packages that are in ours too. */
  needs: string[];
  /** What it wants to be said of it, word for word. */
  notice: string;
}

/** What a `package.json` says, in all the forms that it has. */
interface Manifest {
  name: string;
  version: string;
  license?: string;
  homepage?: string;
  repository?: string | { url?: string };
  author?: string | { name?: string };
  dependencies?: Record<string, string>;
}

/** The packages in these folders, in the order of their names. Throws where one tells no licence, digest or website. */
export function componentsOf(root: string, folders: readonly string[]): Component[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const isIn = new Set(folders);
  return [...isIn].sort().map((folder) => {
    const path = join(root, 'node_modules', folder);
    const manifest: Manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const { name, version, license } = manifest;
    const integrity: string = lock.packages[`node_modules/${folder}`]?.integrity ?? '';
    const website = websiteOf(manifest);
    if (!license || !website || !integrity.startsWith('sha512-')) {
      throw new Error(`${name}: its licence, website or SHA-512 is not known`);
    }
    return {
      folder,
      name,
      version,
      licence: license,
      sha512: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex'),
      website,
      creator: creatorOf(manifest) ?? `The authors of ${name}`,
      needs: Object.keys(manifest.dependencies ?? {}).flatMap((needed) => nearest(folder, needed, isIn)),
      notice: noticeIn(path),
    };
  });
}

// As Node looks for a package: beside it, then further and further out.
function nearest(folder: string, needed: string, isIn: ReadonlySet<string>): string[] {
  const steps = folder.split('/node_modules/');
  const places = steps.map((_, index) =>
    [...steps.slice(0, steps.length - index), needed].join('/node_modules/'),
  );
  return [...places, needed].filter((place) => isIn.has(place)).slice(0, 1);
}

// A repository is named by its address for git, in many spellings, or as `owner/name` on GitHub.
function websiteOf({ homepage, repository }: Manifest): string | undefined {
  const address = typeof repository === 'string' ? repository : repository?.url;
  if (!address) return homepage;
  if (/^[\w.-]+\/[\w.-]+$/.test(address)) return `https://github.com/${address}`;
  const [, host, path] = /^(?:[a-z+]+:\/\/)?(?:git@)?([\w.-]+)[:/](.+?)(?:\.git)?$/.exec(address) ?? [];
  return host ? `https://${host}/${path}` : homepage;
}

function creatorOf({ author }: Manifest): string | undefined {
  const name = typeof author === 'string' ? author : author?.name;
  return name?.replace(/\s*[<(].*$/, '') || undefined;
}

function noticeIn(path: string): string {
  const files = existsSync(path)
    ? readdirSync(path).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
    : [];
  return files
    .sort()
    .map((name) => readFileSync(join(path, name), 'utf8').trim())
    .join('\n\n');
}
