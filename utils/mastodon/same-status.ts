import type { Exhausted } from '../post/exhausted.ts';
import type { PlannedStatus } from '../post/plan.ts';

/** As much of a status of the server as is compared. */
export interface Standing {
  content: string;
  spoilerText: string;
  createdAt: string;
  inReplyToId?: string | null;
  mediaAttachments: unknown[];
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
    text,
    spoilerText,
    media,
    sensitive: _sensitive,
    language: _language,
    visibility: _visibility,
    replyTo: _replyTo,
    ...rest
  } = planned;
  rest satisfies Exhausted<typeof rest>;
  return (
    Date.parse(standing.createdAt) >= since - skew &&
    (standing.inReplyToId ?? undefined) === replyTo &&
    standing.mediaAttachments.length === media.length &&
    // Together, because a warning without a text becomes the text.
    lettersOf(standing.spoilerText + withoutMentionHosts(textOfHtml(standing.content))) ===
      lettersOf(spoilerText + withoutMentionHosts(text))
  );
}

/** A server shows `@user@host` as `@user` if it knows the account, else as it was written. */
function withoutMentionHosts(text: string): string {
  return text.replace(/(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}.-]+[\p{L}\p{N}]/giu, '$1');
}

/** White space is what servers change most when they make HTML of a text; a full-width hash becomes a plain one. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** The text of a status's HTML. A worker has no DOM, and a server's HTML is flat: paragraphs, breaks, spans and links. */
function textOfHtml(html: string): string {
  return (
    html
      // No `<` inside: else a text of nothing but those is read anew from each of them.
      .replace(/<[^<>]*>/g, '')
      .replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
        if (name) return entities[name.toLowerCase()] ?? whole;
        const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
  );
}
