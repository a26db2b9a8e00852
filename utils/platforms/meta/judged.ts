import type { Exchange, Publication } from '../../post/types.ts';

/**
 * What a request in a known form did: published something for everybody, may have done so, or surely not (for others, a
 * draft, a share, or it was refused).
 */
export type Judged = { published: Publication[] } | { unanswered: Publication[] } | 'nothing';

/** What a recogniser tells of a request, all of it from one judgement. */
export function judging(judge: (exchange: Exchange) => Judged | undefined) {
  return {
    recognise(exchange: Exchange): Publication[] {
      const judged = judge(exchange);
      return typeof judged === 'object' && 'published' in judged ? judged.published : [];
    },
    unanswered(exchange: Exchange): Publication[] {
      const judged = judge(exchange);
      return typeof judged === 'object' && 'unanswered' in judged ? judged.unanswered : [];
    },
    understands(exchange: Exchange): boolean {
      const judged = judge(exchange);
      return judged === 'nothing' || (judged !== undefined && 'published' in judged);
    },
  };
}
