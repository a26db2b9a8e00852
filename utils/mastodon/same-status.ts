import type { Exhausted } from '../post/exhausted.ts';
import type { PlannedStatus } from '../post/plan.ts';
import { type Mentioned, sameText } from './same-text.ts';
import { piecesOf } from './status-html.ts';

/** As much of a status of the server as is compared. */
export interface Standing {
  content: string;
  spoilerText: string;
  /** As it was written, where the server says so unasked (snac 2.75). */
  text?: string | null | undefined;
  createdAt: string;
  inReplyToId?: string | null;
  mediaAttachments: unknown[];
  mentions?: Mentioned[];
}

/** How far the clocks of server and browser may be apart, in milliseconds. */
const skew = 5 * 60_000;

/** Whether a status that stands on the server is the planned one, made since `since` (milliseconds since 1970). */
export function sameStatus(
  standing: Standing,
  planned: PlannedStatus,
  replyTo: string | undefined,
  since: number,
): boolean {
  // A server may set these by itself: it hides what has a warning, and keeps to the account's own language or visibility.
  const {
    text: _text,
    spoilerText: _spoilerText,
    media,
    sensitive: _sensitive,
    language: _language,
    visibility: _visibility,
    replyTo: _replyTo,
    // What it replies to is in `replyTo`; what else it has, nothing else of the account's that says the same has.
    written: _written,
    ...rest
  } = planned;
  rest satisfies Exhausted<typeof rest>;
  return (
    Date.parse(standing.createdAt) >= since - skew &&
    (standing.inReplyToId ?? undefined) === replyTo &&
    (wroteSame(standing, planned)
      ? // It may take what an address leads to for a picture of the status's own.
        standing.mediaAttachments.length >= media.length
      : standing.mediaAttachments.length === media.length && sameWords(standing, planned))
  );
}

/** Whether it was written as planned, whatever the server shows of it: several make marks and smileys of a text's own. */
function wroteSame({ text, spoilerText }: Standing, planned: PlannedStatus): boolean {
  const same = (one: string, written: string) => sameText(one, [{ kind: 'text', text: written }]);
  return !!text && same(planned.text, text) && same(planned.spoilerText, spoilerText);
}

/** Whether warning and text of a status are the planned ones. */
export function sameWords(
  standing: Pick<Standing, 'content' | 'spoilerText' | 'mentions'>,
  { text, spoilerText }: Pick<PlannedStatus, 'text' | 'spoilerText'>,
): boolean {
  // Together, because a warning without a text becomes the text.
  return sameText(
    `${spoilerText}\n${text}`,
    [{ kind: 'text', text: standing.spoilerText }, ...piecesOf(standing.content)],
    standing.mentions,
  );
}
