import type { PostRef, StrongRef } from './draft.ts';
import { type Session, send } from './network.ts';

/** A published post as the feed shows it. */
export interface FeedPost extends PostRef {
  rkey: string;
  createdAt: string;
  replies: number;
  /** Addresses of its pictures on the PDS, with their alternative texts. */
  pictures: { src: string; alt: string }[];
}

/** Everybody's posts, newest first, straight from the PDS: there is no AppView to ask. */
export async function readPosts(accounts: Session[]): Promise<FeedPost[]> {
  const lists = await Promise.all(accounts.map(postsOf));
  const posts = lists.flat().toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const replies = (uri: string) => posts.filter((post) => post.reply?.parent.uri === uri).length;
  return posts.map((post) => ({ ...post, replies: replies(post.uri) }));
}

async function postsOf({ did, handle, pdsUrl }: Session): Promise<FeedPost[]> {
  const query = { repo: did, collection: 'app.bsky.feed.post', limit: '50' };
  const { records } = await send<{ records: Listed[] }>(pdsUrl, 'com.atproto.repo.listRecords', { query });
  return records.map(({ uri, cid, value }) => ({
    uri,
    cid,
    did,
    handle,
    text: value.text,
    createdAt: value.createdAt,
    reply: value.reply,
    rkey: uri.split('/').at(-1) ?? '',
    replies: 0,
    pictures: picturesOf(value).map(({ image, alt }) => {
      const blob = new URLSearchParams({ did, cid: image.ref.$link });
      return { src: `${new URL('/xrpc/com.atproto.sync.getBlob', pdsUrl)}?${blob}`, alt };
    }),
  }));
}

interface Listed extends StrongRef {
  value: { text: string; createdAt: string; reply?: PostRef['reply']; embed?: Embed };
}

interface Embed {
  images?: Image[];
  items?: Image[];
  media?: Embed;
}

interface Image {
  image: { ref: { $link: string } };
  alt: string;
}

function picturesOf({ embed }: Listed['value']): Image[] {
  const media = embed?.media ?? embed;
  return media?.images ?? media?.items ?? [];
}
