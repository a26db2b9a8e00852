import { standingOf } from '../outbox/decisions.ts';
import { deliveryId } from '../outbox/types.ts';
import { type DraftEdits, isAnythingChanged } from '../post/draft-edits.ts';
import type { FrameAnswer, FromFrame } from '../protocol/from-frame.ts';
import { basisOf } from './composer-view.ts';
import { changeComposer, readComposer } from './composers.ts';
import { giveUp } from './give-up.ts';
import { isSure } from './in-message.ts';
import { chooseText, closeNotice, noticesOf, readNotice } from './notices.ts';
import { othersIn } from './others-accounts.ts';
import { decidePlannedIn } from './planned.ts';
import type { Surroundings } from './surroundings.ts';
import { publishAllTheSameIn, takeBackIn } from './take-back.ts';
import { takeOffered } from './take-offered.ts';
import type { Ticket } from './tickets.ts';
import { openTranscript } from './transcript.ts';
import { keepBothIn, removeDoubleIn } from './twice.ts';
import { undo } from './undo.ts';

/** Answers a frame of ours inside a platform's page, whose ticket is known. */
export async function answerFrame(
  message: FromFrame,
  { tab, composer }: Ticket,
  around: Surroundings,
): Promise<FrameAnswer | undefined> {
  switch (message.type) {
    case 'frame-hello':
      return helloTo(tab, composer);
    case 'frame-choose':
      if (composer === null) return;
      // Without a receiver nothing is armed; who takes one away leaves the others as they were.
      await choose(tab, composer, message.accounts, around);
      return judge(tab, composer, message.ticket, around);
    case 'frame-edit':
      if (composer === null) return;
      // The frame knows what it has changed itself; the pill says only whether anything is.
      await edit(tab, composer, message.edits, around);
      return judge(tab, composer, message.ticket, around);
    case 'frame-mirror': {
      const { publication, ticket, text } = message;
      await chooseText(tab, publication, text);
      const became = await takeOffered(tab, publication, { ticket }, around);
      if (became === 'unsure') await around.ask({ tab, publication });
      return undefined;
    }
    case 'frame-dismiss':
      await closeNotice(tab, message.publication);
      return around.changed(tab);
    case 'frame-undo':
      // What is told in another tab is none of this page's business.
      if (await readNotice(tab, message.publication)) await undo(message.publication, around);
      return undefined;
    case 'frame-take-back':
      return takeBackIn({ ...message, tab }, around);
    case 'frame-all-the-same':
      return publishAllTheSameIn({ ...message, tab }, around);
    case 'frame-discard': {
      const { publication, account } = message;
      if (await readNotice(tab, publication)) await giveUp(deliveryId(publication, account), around);
      return undefined;
    }
    case 'frame-correct': {
      const { publication, account } = message;
      if (!(await readNotice(tab, publication))) return undefined;
      const [record] = await standingOf(publication, [account]);
      return record && around.openCorrection(record.id, 0);
    }
    case 'frame-cancel':
      return decidePlannedIn({ ...message, tab }, 'cancel', around);
    case 'frame-replan':
      return decidePlannedIn({ ...message, tab }, 'replan', around);
    case 'frame-remove-double':
      return removeDoubleIn({ ...message, tab }, around);
    case 'frame-keep-both':
      return keepBothIn({ ...message, tab }, around);
    case 'frame-transcript':
      return openTranscript({ ...message, tab }, around);
    case 'frame-options':
      return around.openOptions();
  }
}

/** An account of somebody else is asked about before anything is armed for it. */
async function choose(
  tab: number,
  composer: string,
  accounts: string[],
  around: Surroundings,
): Promise<undefined> {
  const record = await readComposer(tab, composer);
  const others = record?.armed ? await othersIn(record.profile, accounts, record.allowed) : [];
  const asks = others.length ? { asks: 'others' as const } : {};
  await changeComposer(tab, composer, (now) => ({
    ...now,
    ...asks,
    chosen: accounts,
    armed: now.armed && accounts.length > 0 && others.length === 0,
  }));
  if (others.length) await around.ask({ tab, composer });
  return around.composerChanged(tab, composer);
}

async function edit(
  tab: number,
  composer: string,
  edits: DraftEdits,
  around: Surroundings,
): Promise<undefined> {
  const before = await readComposer(tab, composer);
  await changeComposer(tab, composer, { edits });
  if (before && isAnythingChanged(before.edits) !== isAnythingChanged(edits))
    await around.composerChanged(tab, composer);
}

/** Nothing that a person did is lost; where they may not have seen it, they are shown it before it goes. */
async function judge(
  tab: number,
  composer: string,
  ticket: string,
  around: Surroundings,
): Promise<undefined> {
  if ((await readComposer(tab, composer))?.wasUnsure || (await isSure({ tab, ticket }, around))) return;
  await changeComposer(tab, composer, { wasUnsure: true });
}

async function helloTo(tab: number, composer: string | null): Promise<FrameAnswer | undefined> {
  if (composer === null) return { kind: 'notices', tab, notices: await noticesOf(tab) };
  const record = await readComposer(tab, composer);
  return record && { kind: 'composer', composer, tab, basis: await basisOf(record) };
}
