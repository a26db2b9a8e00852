import { businessId, page, planner } from './setup.ts';

/*
 * The names of the planner's requests are Meta's own (a public list of its operations, 2025-12 to 2026-01). What they hold
 * nobody has recorded: `stories` is how one program sends the one that reschedules (2026), the others are inventions.
 */

/** What a request of the planner says of a post, and of its new time if it gets one. */
export function plannerVariables(id: string, time: Date | undefined): unknown {
  const seconds = time && Math.floor(time.getTime() / 1000);
  switch (planner) {
    case 'stories':
      return {
        input: {
          ...{ client_mutation_id: '4', actor_id: page.id, story_ids: [`S:_I${page.id}:${id}`] },
          ...{ page_id: page.id, scheduled_publish_time: seconds },
        },
      };
    case 'content':
      return { input: { business_id: businessId, content_id: id, schedule: { time: time?.getTime() } } };
    case 'bulk':
      return { items: [{ content: { node: btoa(`S:_I${page.id}:${id}:${id}`) } }], scheduled_at: time };
  }
}
