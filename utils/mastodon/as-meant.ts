import type { Account } from '../post/account.ts';
import type { PlannedStatus } from '../post/plan.ts';
import type { Answered } from './differences.ts';

type Server = Pick<Account['server'], 'software' | 'version'>;

/** What a server's answer means of a status, where its kind is known to say the same of several. */
export function asMeant<Answer extends Pick<Answered, 'language' | 'visibility'>>(
  answer: Answer,
  { visibility }: Pick<PlannedStatus, 'visibility'>,
  server: Server,
): Answer {
  if (server.software !== 'snac') return answer;
  const meant = { ...answer, language: languageMeant(answer.language, server) };
  if (!isBefore284(server)) return meant;
  if (answer.visibility === 'private') return { ...meant, visibility: 'direct' };
  return answer.visibility === 'public' && visibility === 'unlisted' ? { ...meant, visibility } : meant;
}

/** snac says `en` of every status, and tells other servers the language that it was given (2.75, 2.87). */
export function languageMeant(
  language: string | null | undefined,
  { software }: Pick<Server, 'software'>,
): string | undefined {
  return software === 'snac' ? undefined : (language ?? undefined);
}

/**
 * Before 2.84 snac shows to those alone whom it mentions what is for followers, and calls it `private`; `public` is for it
 * what is not on the front page, too (2.75).
 */
function isBefore284({ version }: Server): boolean {
  const [, major, minor] = /snac\/(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) < 2 || (Number(major) === 2 && Number(minor) < 84);
}
