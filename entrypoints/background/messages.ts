import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { answerFrame } from '../../utils/intake/answer-frame.ts';
import { answerOwnPages } from '../../utils/intake/answer-own-pages.ts';
import { answerPage } from '../../utils/intake/answer-page.ts';
import type { Surroundings } from '../../utils/intake/surroundings.ts';
import { acceptTicket } from '../../utils/intake/tickets.ts';
import { fromFrame } from '../../utils/protocol/from-frame.ts';
import { fromOwnPages } from '../../utils/protocol/from-own-pages.ts';
import { fromPage } from '../../utils/protocol/from-page.ts';
import { refusal } from '../../utils/protocol/refusal.ts';

/**
 * Answers a message, by trust: what comes from a page beside which our scripts run is held to the narrowest list; a frame of
 * ours inside it needs a ticket; only pages of our own may ask for the rest. What is not understood, not allowed or fails
 * is answered so, and said in the console.
 */
export async function answer(
  message: unknown,
  sender: Runtime.MessageSender,
  around: Surroundings,
): Promise<unknown> {
  try {
    return await answered(message, sender, around);
  } catch (thrown) {
    console.error('Mitposten: a message could not be answered', typeOf(message), thrown);
    return refusal('failed');
  }
}

async function answered(
  message: unknown,
  sender: Runtime.MessageSender,
  around: Surroundings,
): Promise<unknown> {
  const own = browser.runtime.getURL('');
  const tab = sender.tab?.id;
  if (sender.id !== browser.runtime.id) return refuse(message, 'not-ours');
  const isOwnPage = sender.url?.startsWith(own) ?? false;
  if (isOwnPage && sender.url?.startsWith(`${own}frame.html`)) {
    const parsed = v.safeParse(fromFrame, message);
    if (!parsed.success || tab === undefined || sender.frameId === 0)
      return refuse(message, 'not-understood');
    const ticket = await acceptTicket(parsed.output.ticket, tab, frameOf(sender));
    return ticket ? answerFrame(parsed.output, ticket, around) : refuse(message, 'not-allowed');
  }
  // Ours, but framed by somebody else, is not what a person has opened.
  if (isOwnPage && (sender.frameId ?? 0) === 0) {
    const parsed = v.safeParse(fromOwnPages, message);
    return parsed.success ? answerOwnPages(parsed.output, around) : refuse(message, 'not-understood');
  }
  const parsed = v.safeParse(fromPage, message);
  if (!parsed.success) return refuse(message, 'not-understood');
  // Only the page itself: what is framed in it has no composer.
  if (isOwnPage || tab === undefined || sender.frameId !== 0) return refuse(message, 'not-allowed');
  return answerPage(parsed.output, tab, around);
}

/** The document in a frame, as the browser knows it: Firefox before 150 names the frame alone. */
function frameOf(sender: Runtime.MessageSender): string {
  const { documentId } = sender as Runtime.MessageSender & { documentId?: string };
  return documentId ?? `frame ${sender.frameId}`;
}

function refuse(message: unknown, why: Parameters<typeof refusal>[0]) {
  console.warn(`Mitposten: a message was refused (${why})`, typeOf(message));
  return refusal(why);
}

function typeOf(message: unknown): string {
  const { type } = (message ?? {}) as Record<string, unknown>;
  return typeof type === 'string' ? type.slice(0, 40) : typeof message;
}
