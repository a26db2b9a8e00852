import * as v from 'valibot';
import { anything, read } from '../meta/schemas.ts';

const unpublished = v.object({
  unpublished_content_type: anything,
  scheduled_publish_time: anything,
});

/** When a post is published: at once, or at its time. `undefined` for drafts, and for what is not known. */
export function timingOf(data: unknown, now: number): { time: number; scheduled?: true } | undefined {
  if (data == null) return { time: now };
  const said = read(unpublished, data);
  if (!said) return undefined;
  const { unpublished_content_type: type, scheduled_publish_time: seconds } = said;
  if (type === 'PUBLISHED' || (type == null && seconds == null)) return { time: now };
  const time = Number(seconds) * 1000;
  const isScheduled = (type === 'SCHEDULED' || type == null) && time > 0 && time < latest;
  return isScheduled ? { time, scheduled: true } : undefined;
}

/** The last millisecond that a `Date` knows. */
const latest = 8.64e15;
