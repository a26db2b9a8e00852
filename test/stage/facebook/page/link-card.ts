import type { LinkCard } from './draft.ts';
import { graphql } from './request.ts';

/** The addresses in a text, in their order. */
export function linksIn(text: string): string[] {
  return text.match(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g) ?? [];
}

/** What the server makes of an address, undefined for nothing. */
export async function previewOf(url: string, session: string): Promise<LinkCard | undefined> {
  const { data } = await graphql<PreviewAnswer>('ComposerLinkAttachmentPreviewQuery', {
    params: { url },
    composer_session_id: session,
  });
  const preview = data.link_preview;
  return preview
    ? { url, title: preview.story_attachment.title, shareScrapeData: preview.share_scrape_data }
    : undefined;
}

interface PreviewAnswer {
  data: { link_preview: { share_scrape_data: string; story_attachment: { title: string } } | null };
}
