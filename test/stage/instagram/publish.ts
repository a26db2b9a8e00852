import type { LoggedRequest } from './http.ts';
import { type Account, codeOf, type StoredMedia, type StoredPost } from './posts.ts';
import type { Upload } from './uploads.ts';

/** The server's names for the ways to publish. */
export type PublishCall = 'configure' | 'configure_sidecar' | 'configure_to_clips' | 'configure_to_story';

/** Where each way is reached; the second names are the stage's own, for a page that publishes elsewhere. */
export const publishPaths: Record<PublishCall, { known: string; renamed: string }> = {
  configure: { known: '/api/v1/media/configure/', renamed: '/api/v1/media/publish/' },
  configure_sidecar: { known: '/api/v1/media/configure_sidecar/', renamed: '/api/v1/media/publish_many/' },
  configure_to_clips: { known: '/api/v1/media/configure_to_clips/', renamed: '/api/v1/clips/publish/' },
  configure_to_story: { known: '/api/v1/media/configure_to_story/', renamed: '/api/v1/stories/publish/' },
};

/** The way a path publishes, if it does. */
export function publishCallOf(path: string): PublishCall | undefined {
  const calls: PublishCall[] = ['configure', 'configure_sidecar', 'configure_to_clips', 'configure_to_story'];
  return calls.find((call) => Object.values(publishPaths[call]).includes(path));
}

/** What a request asks to be published, or what is wrong with it. */
export interface Wish {
  kind: StoredPost['kind'];
  caption: string;
  media: StoredMedia[];
  sharedToFacebook: boolean;
}

/** Reads a publishing request: urlencoded but for the carousel's JSON. Gives a sentence where it asks for nothing. */
export function readWish(
  call: PublishCall,
  request: LoggedRequest,
  uploads: Map<string, Upload>,
): Wish | string {
  const isCarousel = call === 'configure_sidecar';
  const fields: Fields = isCarousel ? parse(request.body.toString()) : request.fields;
  const children = isCarousel ? (fields.children_metadata ?? []) : [fields];
  if (isCarousel && (children.length < 2 || children.length > 20))
    return 'Between 2 and 20 children are needed';
  const media: StoredMedia[] = [];
  for (const child of children) {
    const id = child.upload_id ?? '';
    const { picture, video } = uploads.get(id) ?? {};
    const file = video ?? picture;
    if (!file) return `Nothing was uploaded under ${id}`;
    if (call === 'configure_to_clips' && !video) return 'A reel needs a video';
    media.push({
      uploadId: id,
      kind: video ? 'video' : 'picture',
      bytes: file.bytes,
      width: file.width,
      height: file.height,
      duration: video?.duration,
      cover: video && picture?.bytes,
      alt: child.custom_accessibility_caption ?? '',
    });
  }
  return {
    kind: kinds[call],
    caption: fields.caption ?? '',
    media,
    sharedToFacebook: fields.share_to_facebook === '1',
  };
}

/** Makes the post. */
export function makePost(wish: Wish, owner: Account, newId: () => bigint): StoredPost {
  const pk = newId();
  const code = codeOf(pk);
  const folder = wish.kind === 'reel' ? 'reel' : wish.kind === 'story' ? `stories/${owner.username}` : 'p';
  const last = wish.kind === 'story' ? pk : code;
  const url = `https://www.instagram.com/${folder}/${last}/`;
  return { pk: String(pk), id: `${pk}_${owner.id}`, code, url, owner, ...wish };
}

/** The answer to a publishing, with the fields that public recordings of 2025 and 2026 agree on. */
export function answerFor(post: StoredPost, bareIds: boolean) {
  const mediaType = post.kind === 'carousel' ? 8 : post.media[0]?.kind === 'video' ? 2 : 1;
  const media = {
    pk: bareIds ? BigInt(post.pk) : post.pk,
    id: post.id,
    code: post.code,
    media_type: mediaType,
    caption: post.caption ? { text: post.caption } : null,
  };
  return { media, status: 'ok' };
}

const kinds: Record<PublishCall, StoredPost['kind']> = {
  configure: 'picture',
  configure_sidecar: 'carousel',
  configure_to_clips: 'reel',
  configure_to_story: 'story',
};

interface Fields {
  caption?: string;
  upload_id?: string;
  custom_accessibility_caption?: string;
  share_to_facebook?: string;
  children_metadata?: { upload_id?: string; custom_accessibility_caption?: string }[];
}

function parse(json: string): Fields {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
