import type { Draft, DraftPost, Media, PostRef, StrongRef } from './draft.ts';
import { isEmpty } from './draft.ts';
import { toJpeg } from './jpeg.ts';
import { type BlobRef, call, get, type Session, uploadBlob } from './network.ts';
import { cidOf } from './record-cid.ts';
import { wireText } from './rich-text.ts';
import { nextTid } from './tid.ts';

/** What the composer says while it publishes. */
export type Progress = 'processing' | 'uploadingImages' | 'uploadingThumbnail';

/** Publishes a draft in one request and gives the address of its first post. */
export async function publish(
  session: Session,
  draft: Draft,
  replyTo: PostRef | undefined,
  tell: (progress: Progress) => void,
): Promise<string> {
  const target = replyTo && (await rereadTarget(session, replyTo));
  let parent = target?.parent;
  let root = target?.root;
  const writes: unknown[] = [];
  let first = '';
  const started = Date.now();
  for (const [index, post] of draft.posts.filter((one) => !isEmpty(one)).entries()) {
    const rkey = nextTid();
    const createdAt = new Date(started + index).toISOString();
    const { text, facets } = await wireText(session, post.text);
    const embed = await embedOf(session, post, tell);
    const value = {
      $type: collection,
      createdAt,
      text,
      facets,
      reply: parent && root ? { root, parent } : undefined,
      embed,
      langs: draft.langs,
      labels: labelsOf(post),
    };
    const uri = `at://${session.did}/${collection}/${rkey}`;
    writes.push({ $type: create, collection, rkey, value });
    if (index === 0) {
      first = uri;
      if (draft.nobodyReplies) writes.push(gateOf(uri, rkey));
    }
    parent = { cid: await cidOf(value), uri };
    root ??= parent;
  }
  tell('processing');
  const body = { repo: session.did, writes, validate: true };
  await call(session, 'com.atproto.repo.applyWrites', { body });
  return first;
}

/** Asks the AppView for the new post until it is there: up to five times, a second apart. */
export async function waitForPost(session: Session, uri: string, posts: number): Promise<void> {
  for (let round = 0; round < 5; round++) {
    const query = {
      anchor: uri,
      above: 'false',
      below: String(posts - 1),
      branchingFactor: '1',
      sort: 'oldest',
    };
    const name = 'app.bsky.unspecced.getPostThreadV2';
    const answer = await call<{ thread: { value: { post?: unknown } }[] }>(session, name, {
      query,
      appView: true,
    });
    if (answer.thread[0]?.value.post) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

const collection = 'app.bsky.feed.post';
const create = 'com.atproto.repo.applyWrites#create';

async function rereadTarget(session: Session, target: PostRef) {
  const query = { uris: [target.uri] };
  await call(session, 'app.bsky.feed.getPosts', { query, appView: true });
  const parent: StrongRef = { uri: target.uri, cid: target.cid };
  return { root: target.reply?.root ?? parent, parent };
}

function gateOf(post: string, rkey: string) {
  const gate = 'app.bsky.feed.threadgate';
  const createdAt = new Date().toISOString();
  const value = { $type: gate, post, createdAt, allow: [], hiddenReplies: [] };
  return { $type: create, collection: gate, rkey, value };
}

function labelsOf(post: DraftPost) {
  if (!post.media || post.labels.length === 0) return undefined;
  return { $type: 'com.atproto.label.defs#selfLabels', values: post.labels.map((val) => ({ val })) };
}

async function embedOf(session: Session, post: DraftPost, tell: (progress: Progress) => void) {
  const media = post.media && (await mediaEmbed(session, post.media, tell));
  if (!post.quote) return media;
  const { cid, uri } = post.quote;
  const record = { $type: 'app.bsky.embed.record', record: { cid, uri } };
  return media ? { $type: 'app.bsky.embed.recordWithMedia', record, media } : record;
}

async function mediaEmbed(session: Session, media: Media, tell: (progress: Progress) => void) {
  switch (media.kind) {
    case 'pictures': {
      tell('uploadingImages');
      const uploads = media.pictures.map(async ({ file, alt }) => {
        const { blob, width, height } = await toJpeg(file);
        return { image: await uploadBlob(session, blob), alt, aspectRatio: { width, height } };
      });
      const images = await Promise.all(uploads);
      if (images.length <= 4) return { $type: 'app.bsky.embed.images', images };
      const items = images.map((image) => ({ $type: 'app.bsky.embed.gallery#image', ...image }));
      return { $type: 'app.bsky.embed.gallery', items };
    }
    case 'video': {
      const { blob, alt, aspectRatio, file } = media.video;
      const presentation = file.type === 'image/gif' ? 'gif' : 'default';
      return { $type: 'app.bsky.embed.video', video: blob, alt: alt || undefined, aspectRatio, presentation };
    }
    case 'gif': {
      const { url, title, alt } = media.gif;
      const description = alt ? `Alt: ${alt}` : `ALT: ${title}`;
      return { $type: 'app.bsky.embed.external', external: { uri: url, title, description } };
    }
    case 'card': {
      tell('uploadingThumbnail');
      const { url, title, description, image } = media.card;
      const thumb = image ? await thumbOf(session, image) : undefined;
      return { $type: 'app.bsky.embed.external', external: { uri: url, title, description, thumb } };
    }
  }
}

async function thumbOf(session: Session, address: string): Promise<BlobRef> {
  const answer = await get(new URL(address));
  const { blob } = await toJpeg(await answer.blob());
  return uploadBlob(session, blob);
}
