import { fetchFrom } from '../ask.ts';
import { until } from '../browsers/until.ts';
import type { Stage } from '../stage.ts';
import type { DemoPost } from './post.ts';

/** A status as anybody can read it, in the words of the demo's report. */
export interface ReadStatus {
  url: string;
  /** The content without its markup. */
  text: string;
  media: { description: string | null }[];
  language: string | null;
  spoilerText: string;
}

/** The part of Mastodon's Status that is read here (docs.joinmastodon.org, entities/Status). */
interface ApiStatus {
  url: string;
  content: string;
  language: string | null;
  spoiler_text: string;
  media_attachments: { description: string | null }[];
}

/** Gives a function that waits until the account has statuses and reads them, oldest first, without signing in. */
export async function readerOf(
  stage: Stage,
  host: string,
  username: string,
): Promise<() => Promise<ReadStatus[]>> {
  const ask = async (path: string) => (await fetchFrom(stage, host, path)).json();
  const { id } = await ask(`/api/v1/accounts/lookup?acct=${username}`);
  return () =>
    until('the status on Mastodon', async () => {
      const statuses: ApiStatus[] = await ask(`/api/v1/accounts/${id}/statuses?limit=40`);
      return statuses.length > 0 ? statuses.reverse().map(readStatus) : undefined;
    });
}

/** What of the post is not in the statuses, each as a sentence; empty when all of it arrived. */
export function missing(statuses: ReadStatus[], post: DemoPost, language: string): string[] {
  const text = statuses.map((status) => status.text).join('\n\n');
  const descriptions = statuses.flatMap(({ media }) => media.map(({ description }) => description));
  const written = post.text.trim();
  return [
    ...(text === written ? [] : [`The text is not as written: ${JSON.stringify(text)}`]),
    ...(text.includes(post.link) ? [] : [`The full link is missing: ${post.link}`]),
    ...post.descriptions
      .filter((description, index) => descriptions[index] !== description)
      .map((description) => `An alternative text is missing: ${JSON.stringify(description)}`),
    ...statuses
      .filter((status) => status.language !== language)
      .map((status) => `The language is ${status.language}, not ${language}`),
  ];
}

function readStatus({ url, content, language, spoiler_text, media_attachments }: ApiStatus): ReadStatus {
  return {
    url,
    text: textOf(content),
    media: media_attachments.map(({ description }) => ({ description })),
    language,
    spoilerText: spoiler_text,
  };
}

/** Mastodon marks content up with paragraphs, breaks, links and spans, and escapes five characters (Mastodon 4.5, TextFormatter). */
function textOf(content: string): string {
  return content
    .replaceAll('</p><p>', '\n\n')
    .replace(/<br ?\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|apos|#39|amp);/g, (entity) => characters[entity] ?? entity);
}

const characters: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&amp;': '&',
};
