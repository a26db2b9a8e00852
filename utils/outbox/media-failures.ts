import { Problem, type ProblemReport } from '../post/problem.ts';
import type { Delivery } from './types.ts';

/** So often a server that is otherwise in order may fail over a picture or video before it counts as one it cannot work on. */
const mostFailures = 3;

/** What the upload of one of a post's media ended in, by its index in the post. */
interface MediaFailure {
  number: number;
  thrown: unknown;
}

/**
 * What failed uploads come to: the count of what the server failed over, and what to throw for all of them. Mastodon answers
 * 500 to a picture or video that it cannot work on (4.7.2: every HEIC), each time anew.
 */
export async function failureOver(
  failures: MediaFailure[],
  { mediaFailures: before = {} }: Delivery,
  isInOrder: () => Promise<boolean>,
): Promise<{ mediaFailures: Record<number, number>; thrown: unknown }> {
  const mediaFailures = { ...before };
  for (const { number, thrown } of failures) {
    if (serverFailedOver(reportOf(thrown))) mediaFailures[number] = (mediaFailures[number] ?? 0) + 1;
  }
  const [first] = failures;
  const hopeless = failures.find(
    ({ number, thrown }) =>
      serverFailedOver(reportOf(thrown)) && (mediaFailures[number] ?? 0) >= mostFailures,
  );
  if (hopeless && (await isInOrder())) {
    const problem = new Problem('refused', 'media-failed', reportOf(hopeless.thrown)?.detail);
    return { mediaFailures, thrown: problem.about([hopeless.number + 1]) };
  }
  const reason = reportOf(first?.thrown)?.reason;
  // A person decides about all of them at once.
  const alike = failures.filter(({ thrown }) => reportOf(thrown)?.reason === reason);
  if (first?.thrown instanceof Problem && aboutFiles.has(first.thrown.report.reason)) {
    first.thrown.about(alike.map(({ number }) => number + 1));
  }
  return { mediaFailures, thrown: first?.thrown };
}

const aboutFiles: ReadonlySet<ProblemReport['reason']> = new Set([
  ...([
    'media-too-large',
    'media-kind',
    'media-failed',
    'media-colours',
    'place-kind',
    'place-shape',
  ] as const),
]);

function reportOf(thrown: unknown): ProblemReport | undefined {
  return thrown instanceof Problem ? thrown.report : undefined;
}

/** The server got the file and broke over it. */
function serverFailedOver(report: ProblemReport | undefined): boolean {
  return report?.kind === 'unreachable' && report.reason === 'media-failed';
}
