import { type Draft, type Item, isReel } from './draft.ts';
import { type Answer, call, encodeForm, jazoest } from './request.ts';
import { setup } from './setup.ts';
import { newUploadId, upload } from './upload.ts';

/** Uploads and publishes a draft. Throws where the server does not say that it is done. `ids` spares a second upload. */
export async function publish(draft: Draft, ids: Map<string, string>): Promise<void> {
  const purpose = draft.items.length > 1 ? 'carousel' : isReel(draft) ? 'reel' : 'post';
  for (const item of draft.items) {
    if (!ids.has(item.id)) ids.set(item.id, await upload(item, draft.ratio, purpose));
  }
  const idOf = ({ id }: Item) => ids.get(id) ?? '';
  const [first] = draft.items;
  if (!first) throw new Error('nothing to publish');
  if (purpose === 'carousel') {
    const body = JSON.stringify(carousel(draft, draft.items.map(childOf(idOf))));
    await whenReady(() => call(setup.paths.configure_sidecar, body, 'application/json'));
    return;
  }
  const body = encodeForm(single(draft, { upload_id: idOf(first), ...altOf(first) }));
  const path = purpose === 'reel' ? setup.paths.configure_to_clips : setup.paths.configure;
  await whenReady(() => call(path, body));
}

/** Publishes one picture as a story. */
export async function publishStory(item: Item): Promise<void> {
  const id = await upload(item, 'original', 'post');
  const path = `https://i.instagram.com${setup.paths.configure_to_story}`;
  await whenReady(() => call(path, encodeForm({ caption: '', upload_id: id, jazoest: jazoest() })));
}

/** The fields of one picture or a reel, in the order of the recordings. */
function single(draft: Draft, media: { upload_id: string; custom_accessibility_caption?: string }) {
  const { upload_id, ...alt } = media;
  return {
    archive_only: 'false',
    caption: draft.caption,
    clips_share_preview_to_feed: '1',
    ...alt,
    disable_comments: draft.noComments ? '1' : '0',
    disable_oa_reuse: 'false',
    igtv_share_preview_to_feed: '1',
    is_meta_only_post: '0',
    is_unified_video: '1',
    like_and_view_counts_disabled: '0',
    media_share_flow: 'creation_flow',
    share_to_facebook: draft.toFacebook ? '1' : '',
    share_to_fb_destination_type: 'USER',
    source_type: 'library',
    upload_id,
    video_subtitles_enabled: '0',
    jazoest: jazoest(),
  };
}

function carousel(draft: Draft, children: unknown[]) {
  return {
    archive_only: false,
    caption: draft.caption,
    children_metadata: children,
    client_sidecar_id: newUploadId(),
    disable_comments: draft.noComments ? '1' : '0',
    is_meta_only_post: false,
    is_open_to_public_submission: false,
    like_and_view_counts_disabled: 0,
    media_share_flow: 'creation_flow',
    share_to_facebook: draft.toFacebook ? '1' : '',
    share_to_fb_destination_type: 'USER',
    source_type: 'library',
    jazoest: jazoest(),
  };
}

function childOf(idOf: (item: Item) => string) {
  return (item: Item) => ({ upload_id: idOf(item), ...altOf(item) });
}

function altOf({ alt }: Item): { custom_accessibility_caption?: string } {
  return alt ? { custom_accessibility_caption: alt } : {};
}

/** Repeats the identical request for as long as the server still works on a video. */
async function whenReady(ask: () => Promise<Answer>): Promise<void> {
  for (let round = 0; round < 30; round++) {
    const { status, text } = await ask();
    const said = JSON.parse(text);
    if (status === 202) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      continue;
    }
    if (status !== 200 || said.status !== 'ok') throw new Error(said.message ?? String(status));
    return;
  }
  throw new Error('the video was never ready');
}
