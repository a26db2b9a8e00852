import type { Draft } from './draft.ts';
import { graphql } from './graphql.ts';
import { creationVariables, type Intent } from './payload.ts';
import { restructuredVariables } from './restructured.ts';
import { timeOf } from './scheduling.tsx';
import { wire } from './setup.ts';

/** What came of one sending: an id, or what each channel said against it. */
export type Outcome = { id: string } | { refusals: string[] };

/** Sends the draft in the one call for both channels. Throws when there is no answer. */
export async function sendDraft(draft: Draft, intent: Intent, session: string): Promise<Outcome> {
  const time = draft.schedule && timeOf(draft.schedule);
  if (wire === 'restructured') return sendRestructured(draft, intent, { session, time });
  const variables = creationVariables(draft, intent, { session, count: ++count, time });
  const { data } = await graphql<CreationAnswer>(creation, variables);
  const created = data?.xfamily_content_create;
  const item = created?.items?.[0];
  const refusals = Object.values(created?.errors ?? {}).filter((error) => error !== null);
  if (!item || refusals.length > 0) return { refusals: refusals.map(messageOf) };
  const videos = draft.items.filter(({ kind }) => kind === 'video');
  if (intent === 'publish' && videos.length > 0) {
    const input = { video_ids: videos.map(({ id }) => id), client_mutation_id: String(++count) };
    await graphql('BusinessComposerVideoSetPublishedMutation', { input });
  }
  return { id: item.story?.post_id ?? item.story?.id ?? item.pending_publish_content_id ?? item.id ?? '' };
}

interface CreationAnswer {
  data?: {
    xfamily_content_create?: {
      items?: {
        id?: string;
        story?: { id?: string; post_id?: string };
        pending_publish_content_id?: string;
      }[];
      errors?: Record<string, unknown> | null;
    } | null;
  };
}

let count = 0;

const creation =
  wire === 'known' ? 'BusinessComposerStoryCreationMutation' : 'BizWebComposerContentPublishMutation';

async function sendRestructured(
  draft: Draft,
  intent: Intent,
  { session, time }: { session: string; time: number | undefined },
): Promise<Outcome> {
  // Such a page saves elsewhere, if at all.
  if (intent === 'autosave') return { id: '' };
  const variables = restructuredVariables(draft, intent, { session, time });
  const { data } = await graphql<{ data?: { content_publish?: { entity: { id: string } } | null } }>(
    creation,
    variables,
  );
  return data?.content_publish ? { id: data.content_publish.entity.id } : { refusals: [] };
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error && 'message' in error ? String(error.message) : String(error);
}
