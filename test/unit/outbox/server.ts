import type { Made, Uploaded } from '../../../utils/mastodon/statuses.ts';
import type { PlannedStatus } from '../../../utils/post/plan.ts';
import { Problem } from '../../../utils/post/problem.ts';
import type { Media } from '../../../utils/post/types.ts';

/** What happens to one request: it is carried out, or it is not, or it is and nobody hears of it. */
export type Fate =
  | 'done'
  | 'lost-before'
  | 'lost-after'
  /** Nobody hears of it, and the server is at work on it for 55 seconds. */
  | 'slow'
  | 'refused'
  | 'limited'
  | 'signed-out'
  | 'offline'
  | 'choked';

export interface Standing {
  id: string;
  /** It is kept until then, milliseconds since 1970. */
  scheduledFor?: number | undefined;
  text: string;
  replyTo: string | undefined;
  mediaIds: string[];
  at: number;
}

interface Kind {
  /** Several kinds of server ignore the key. */
  honoursKey: boolean;
  /** False for one that changes texts, so that nothing is recognised among its statuses. */
  canBeSearched: boolean;
}

/** A Mastodon server of few words: statuses, uploads, keys that it knows for an hour, and faults in the order given. */
export function createServer(now: () => number, kind: Partial<Kind> = {}) {
  const { honoursKey = true, canBeSearched = true } = kind;
  const statuses: Standing[] = [];
  const keys = new Map<string, Standing>();
  const uploads: { id: string; description: string }[] = [];
  const log: string[] = [];
  const fates: Record<'post' | 'find' | 'upload' | 'isReady' | 'remove', Fate[]> = {
    remove: [],
    post: [],
    find: [],
    upload: [],
    isReady: [],
  };
  /** Uploads of videos are ready after so many questions. */
  const processing = { questions: 0 };
  /** What it is at work on: up to 4.5 Mastodon does not know the key of such a request. */
  let working: { done: number; key: string; standing: Standing }[] = [];

  function work(): void {
    for (const { done, key, standing } of working) {
      if (done > now()) continue;
      statuses.push(standing);
      keys.set(key, standing);
    }
    working = working.filter(({ done }) => done > now());
  }
  /** False while it fails over everything. */
  const state = { inOrder: true };

  function fateOf(request: keyof typeof fates, what: string): Fate {
    work();
    log.push(`${request} ${what}`);
    const fate = fates[request].shift() ?? 'done';
    const changes = request === 'post';
    if (fate === 'refused') throw new Problem('refused', changes ? 'server-refused' : 'media-failed', '422');
    if (fate === 'limited') throw new Problem('unreachable', 'rate-limited', '', now() + 600_000);
    if (fate === 'choked') throw new Problem('unreachable', 'media-failed', '500 Error processing thumbnail');
    if (fate === 'signed-out') throw new Problem('needs-login', 'signed-out');
    if (fate === 'offline' && !changes) throw new Problem('unreachable', 'no-network');
    return fate === 'offline' ? 'lost-before' : fate;
  }

  return {
    statuses,
    uploads,
    log,
    fates,
    processing,
    state,
    isInOrder: () => state.inOrder,
    texts: () => statuses.map(({ text }) => text),

    async upload(media: Media, description: string): Promise<Uploaded> {
      const fate = fateOf('upload', description);
      if (fate !== 'done') throw new Problem('unreachable', 'no-network');
      const id = `media-${uploads.length}`;
      uploads.push({ id, description });
      return { id, ready: media.kind === 'image' };
    },

    async isReady(id: string): Promise<boolean> {
      fateOf('isReady', id);
      processing.questions -= 1;
      return processing.questions < 0;
    },

    async post(
      status: PlannedStatus,
      mediaIds: string[],
      replyTo: string | undefined,
      key: string,
      scheduledFor?: number,
    ): Promise<Made> {
      const fate = fateOf('post', status.text);
      if (fate === 'lost-before') throw new Problem('unknown', 'lost-answer');
      if (fate === 'slow') {
        const standing = { id: `slow-${working.length}`, text: status.text, replyTo, mediaIds };
        working.push({ done: now() + 55_000, key, standing: { ...standing, at: now(), scheduledFor } });
        throw new Problem('unknown', 'lost-answer');
      }
      const known = honoursKey ? keys.get(key) : undefined;
      const standing =
        known && now() - known.at < 3_600_000
          ? known
          : {
              id: `status-${statuses.length}`,
              text: status.text,
              replyTo,
              mediaIds,
              at: now(),
              scheduledFor,
            };
      if (standing !== known) statuses.push(standing);
      if (standing !== known) keys.set(key, standing);
      if (fate === 'lost-after') throw new Problem('unknown', 'lost-answer');
      return madeOf(standing);
    },

    async remove(id: string): Promise<void> {
      const fate = fateOf('remove', id);
      if (fate === 'lost-before') throw new Problem('unreachable', 'no-network');
      const place = statuses.findIndex((each) => each.id === id);
      // One that replies to nothing would stand alone.
      if (statuses.some(({ replyTo }) => replyTo === id)) throw new Error(`${id} has replies`);
      if (place >= 0) statuses.splice(place, 1);
      if (fate === 'lost-after') throw new Problem('unreachable', 'no-network');
    },

    stillThere: (ids: readonly string[]) =>
      new Set(ids.filter((id) => statuses.some((each) => each.id === id))),

    recent: () =>
      statuses.toReversed().map(({ id, text, at, replyTo }) => ({
        ...{ id, url: `https://krefeld.example/@stadt/${id}`, text, links: [], time: at, replyTo },
        media: 0,
      })),

    async findScheduled(
      status: PlannedStatus,
      time: number,
      known: ReadonlySet<string>,
    ): Promise<Made | undefined> {
      const kept = statuses.find(
        ({ id, text, scheduledFor }) =>
          scheduledFor === time && scheduledFor > now() && text === status.text && !known.has(id),
      );
      return kept && madeOf(kept);
    },

    async find(
      status: PlannedStatus,
      replyTo: string | undefined,
      since: number,
      known: ReadonlySet<string>,
    ): Promise<Made | undefined> {
      const fate = fateOf('find', status.text);
      if (fate !== 'done') throw new Problem('unreachable', 'no-network');
      const found = statuses.findLast(
        (each) =>
          !known.has(each.id) && each.text === status.text && each.replyTo === replyTo && each.at >= since,
      );
      return canBeSearched && found
        ? { id: found.id, url: `https://krefeld.example/${found.id}` }
        : undefined;
    },
  };
}

function madeOf({ id, scheduledFor }: Standing): Made {
  if (scheduledFor !== undefined) return { id, url: '', scheduledFor };
  return { id, url: `https://krefeld.example/@stadt/${id}` };
}

export type FakeServer = ReturnType<typeof createServer>;
