import type { SignedIn } from './accounts.ts';
import * as answers from './answers.ts';
import { clientFor, problemOf } from './client.ts';
import { saidIn } from './status-html.ts';
import { understood } from './strange-answer.ts';

/** A status that stands at an account, as its readers see it. */
export interface StandingStatus {
  id: string;
  url: string;
  text: string;
  /** Where its links lead. */
  links: string[];
  /** When it was published, by the server's clock, milliseconds since 1970. */
  time: number;
  /** The status that it replies to. */
  replyTo: string | undefined;
  /** How many pictures and videos it has. */
  media: number;
}

/** The account's own newest statuses, newest first, at most 40. Throws Problem. */
export async function recentStatuses(account: SignedIn): Promise<StandingStatus[]> {
  try {
    const recent = await clientFor(account.host, account.token)
      .v1.accounts.$select(account.remoteId)
      .statuses.list({ limit: 40, excludeReblogs: true });
    return understood(answers.recent, recent).map(
      ({ id, url, uri, content, spoilerText, createdAt, inReplyToId, mediaAttachments }) => ({
        ...{ id, url: url || uri, time: createdAt },
        ...saidIn(content, spoilerText),
        replyTo: inReplyToId ?? undefined,
        media: mediaAttachments.length,
      }),
    );
  } catch (thrown) {
    throw problemOf(thrown, false);
  }
}
