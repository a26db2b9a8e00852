/** The collection that holds a repository's posts (lexicon app.bsky.feed.post). */
export const postCollection = 'app.bsky.feed.post';

/** The pieces of `at://<did>/<collection>/<rkey>`, or `undefined` for anything else (AT Protocol, "AT URI scheme"). */
export function parseAtUri(uri: string): { repo: string; collection: string; rkey: string } | undefined {
  const [, repo, collection, rkey] =
    /^at:\/\/(did:[a-z]+:[A-Za-z0-9._:%-]{1,500})\/([a-zA-Z0-9.-]{1,300})\/([A-Za-z0-9._~:-]{1,500})$/.exec(
      uri,
    ) ?? [];
  return repo && collection && rkey ? { repo, collection, rkey } : undefined;
}

/** Where people read the record: the post's page, or the profile's for anything that has no page of its own. */
export function addressOf(uri: string): string {
  const at = parseAtUri(uri);
  if (!at) return 'https://bsky.app/';
  if (at.collection === postCollection) return `https://bsky.app/profile/${at.repo}/post/${at.rkey}`;
  if (at.collection === 'app.bsky.feed.generator')
    return `https://bsky.app/profile/${at.repo}/feed/${at.rkey}`;
  if (at.collection === 'app.bsky.graph.list') return `https://bsky.app/profile/${at.repo}/lists/${at.rkey}`;
  if (at.collection === 'app.bsky.graph.starterpack')
    return `https://bsky.app/starter-pack/${at.repo}/${at.rkey}`;
  return profileAddress(at.repo);
}

/** The page of a profile. By its DID, because a handle can pass to somebody else. */
export function profileAddress(did: string): string {
  return `https://bsky.app/profile/${did}`;
}
