import * as v from 'valibot';
import { read } from '../meta/schemas.ts';

const unpublished = v.object({
  unpublished_content_type: v.optional(v.nullable(v.string()), null),
  scheduled_publish_time: v.optional(v.unknown()),
});

/** When a post is published: at once, or at its time. `undefined` for drafts, and for what is not known. */
export function timingOf(data: unknown, now: number): { time: number; scheduled?: true } | undefined {
  if (data == null) return { time: now };
  const { unpublished_content_type: type, scheduled_publish_time: seconds } = read(unpublished, data) ?? {};
  if (type === undefined) return undefined;
  if (type === 'PUBLISHED' || (type === null && seconds == null)) return { time: now };
  const time = Number(seconds) * 1000;
  const isScheduled = (type === 'SCHEDULED' || type === null) && time > 0 && time < latest;
  return isScheduled ? { time, scheduled: true } : undefined;
}

/** The last millisecond that a `Date` knows. */
const latest = 8.64e15;
