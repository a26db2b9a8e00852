import * as decisions from '../outbox/decisions.ts';
import { removeDouble } from '../outbox/single.ts';
import type { FromOwnPages } from '../protocol/from-own-pages.ts';
import { freshRule, readRule, writeRule } from '../settings/rules.ts';
import { forgetTyped } from '../settings/typed.ts';
import { readComposer } from './composers.ts';
import { giveUp } from './give-up.ts';
import { chooseText } from './notices.ts';
import { cancel, replan } from './planned.ts';
import { answerQuestion, questionOf } from './questions.ts';
import type { Surroundings } from './surroundings.ts';
import { takeBack } from './take-back.ts';
import { claimFor, takeClaim } from './take-claim.ts';
import { takeOffered } from './take-offered.ts';
import { keep } from './twice.ts';
import { undo } from './undo.ts';
import { removeUnrecognised } from './unrecognised.ts';

/** Answers popup, settings and the window that asks. */
export async function answerOwnPages(message: FromOwnPages, around: Surroundings): Promise<unknown> {
  const { drain } = around.outbox;
  switch (message.type) {
    case 'take-offer': {
      const { tab, publication, text } = message;
      await chooseText(tab, publication, text);
      const became = await takeOffered(tab, publication, 'own-page', around);
      if (became === 'unsure') await around.ask({ tab, publication });
      return { taken: became === 'taken' };
    }
    case 'mirror': {
      const { publication, profile, accounts, until } = message;
      const grounds = { profile, accounts, after: 0, asked: true, edits: {}, tab: undefined };
      const claim = await claimFor(publication, grounds);
      if (claim) await takeClaim(until === undefined ? claim : { ...claim, until }, around.outbox);
      return { taken: claim !== undefined };
    }
    case 'missed':
      return around.ledger.missed(message.post);
    case 'decline':
      return around.ledger.declined(message.post, message.reason, message.words);
    case 'retry':
      await decisions.retry(message.id);
      return void drain();
    case 'send-now':
      await decisions.sendNow(message.id);
      return void drain();
    case 'undo':
      return undo(message.id, around);
    case 'send-as-it-is':
      await decisions.sendAsItIs(message.id);
      return void drain();
    case 'discard':
      return giveUp(message.id, around);
    case 'take-back':
      return takeBack(message.id, around);
    case 'remove-double':
      if (await removeDouble(message.id)) void drain();
      return undefined;
    case 'keep-both':
      return keep(message.id, around);
    case 'replan':
      return replan(message.id, message.at, around);
    case 'cancel':
      return cancel(message.id, around);
    case 'corrected': {
      const { account, status, now } = message;
      const publication = await decisions.corrected(account, status, now);
      if (publication !== undefined)
        around.ledger.corrected(publication, account, status, { id: now.id, url: now.url });
      return undefined;
    }
    case 'describe': {
      const { id, descriptions = {}, reason = '' } = message;
      await decisions.describe(id, descriptions, reason);
      await forgetTyped(id);
      return void drain();
    }
    case 'signed-in':
      await decisions.signedIn(message.account);
      return void drain();
    case 'offer-profile': {
      const record = await readComposer(message.tab, message.composer);
      if (!record || (await readRule(record.profile.id))) return undefined;
      await writeRule(await freshRule(record.profile, record.chosen));
      return around.composerChanged(message.tab, message.composer);
    }
    case 'dismiss':
      return removeUnrecognised(message.id);
    case 'question':
      return questionOf(message.about, around);
    case 'answer':
      return { taken: await answerQuestion(message.about, message.yes, around, message.always) };
    case 'send-manuscript':
      return around.sendManuscript(message.id);
    case 'wipe':
      return around.wipe();
  }
}
