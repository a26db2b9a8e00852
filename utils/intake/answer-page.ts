import { listAccounts } from '../mastodon/accounts.ts';
import { breakLine } from '../post/breaks.ts';
import { nobodyKnows } from '../post/draft-edits.ts';
import { type Edits, hasEdits } from '../post/edits.ts';
import type { Notice, OfferReason } from '../post/notice.ts';
import type { Profile, Publication } from '../post/types.ts';
import type { FromPage, PageAnswers, Taken } from '../protocol/from-page.ts';
import { writeHealth } from '../settings/health.ts';
import { readRule, ruleFor } from '../settings/rules.ts';
import { seeProfile } from '../settings/seen-profiles.ts';
import { changedThere } from './changed.ts';
import { modeOf, proposed, proposedFor, view, viewOf } from './composer-view.ts';
import {
  type ComposerRecord,
  changeComposer,
  closeComposers,
  openComposer,
  readComposer,
  takeArmed,
} from './composers.ts';
import { editsFor } from './edits-for.ts';
import { readLine, rememberLine } from './lines.ts';
import { addNotice, removeNotice, removeNotices } from './notices.ts';
import { othersIn } from './others-accounts.ts';
import { known, remember } from './remember.ts';
import { isOf, maybeSame } from './same-profile.ts';
import type { Surroundings } from './surroundings.ts';
import { claimFor, firstOutcomes, takeClaim } from './take-claim.ts';
import { isNew } from './take-offered.ts';
import { giveTicket } from './tickets.ts';
import { addTrouble, removeTrouble, removeTroubles } from './troubles.ts';
import { keepUnrecognised } from './unrecognised.ts';

/** Answers what lookout and watch of a tab say. Typed by what each of them is answered with. */
export async function answerPage<M extends FromPage>(
  message: M,
  tab: number,
  around: Surroundings,
): Promise<PageAnswers[M['type']]> {
  // Each branch gives what `PageAnswers` says for its type, which the compiler cannot tell of a union.
  return (await answers(message, tab, around)) as PageAnswers[M['type']];
}

async function answers(
  message: FromPage,
  tab: number,
  around: Surroundings,
): Promise<PageAnswers[FromPage['type']]> {
  switch (message.type) {
    case 'watch':
      return around.injectWatch(tab, message.platform);
    case 'line':
      if ((await readLine(tab)) === message.secret) return undefined;
      // A new page has begun: nothing of the one before it can be taken any more.
      await Promise.all([removeNotices(tab), removeTroubles(tab), rememberLine(tab, message.secret)]);
      return around.changed(tab);
    case 'earlier-line':
      return readLine(tab);
    case 'composer': {
      const { profile, openedAt, sighted } = message;
      const [accounts, rule] = await Promise.all([listAccounts(), ruleFor(profile)]);
      if (!rule && !profile.isPrivate) await seeProfile(profile, openedAt);
      const like = rule ?? (await maybeSame(profile, around));
      const chosen = await proposedFor(profile, accounts, like);
      const mayArm = modeOf({ profile }, rule) === 'armed' && chosen.length > 0 && sighted;
      const armed = mayArm && !(await othersIn(profile, chosen)).length;
      const record = await openComposer({
        ...{ tab, id: message.composer, profile, openedAt, chosen, armed },
        ...{ edits: {}, asks: undefined, excerpt: '' },
      });
      if (armed) around.expect(profile);
      return view(await upToDate(record, chosen), accounts, rule);
    }
    case 'arm':
      return arm(message, tab, around);
    case 'pressed': {
      const text = message.texts.join(`\n\n${breakLine}\n\n`).slice(0, longestPost);
      await changeComposer(tab, message.composer, { pressed: { at: Date.now(), text } });
      return undefined;
    }
    case 'settled':
      await changeComposer(tab, message.composer, { pressed: undefined });
      return undefined;
    case 'gone':
      await keepUnrecognised(await closeComposers(tab, message.composers), around.ledger);
      return around.idle();
    case 'left':
      await Promise.all([
        removeNotices(tab),
        closeComposers(tab).then((gone) => keepUnrecognised(gone, around.ledger)),
      ]);
      await around.changed(tab);
      return around.idle();
    case 'published':
      return published(message, tab, around);
    case 'offer':
      return offer(message, tab, around);
    case 'look-for':
      return lookFor(message, tab, around);
    case 'withdraw':
      await removeNotice(tab, message.publication);
      around.ledger.withdrawn(message.publication);
      return around.changed(tab);
    case 'frame':
      await giveTicket(message.ticket, { tab, composer: message.composer });
      return undefined;
    case 'trouble': {
      const { trouble, platform, composer, isOver } = message;
      if (isOver) {
        await removeTrouble(tab, trouble);
        return around.changed(tab);
      }
      await addTrouble({ tab, platform, trouble, at: Date.now() });
      if (composer && trouble !== 'frame-failed') await changeComposer(tab, composer, { armed: false });
      else if (!composer) await keepUnrecognised(await closeComposers(tab), around.ledger);
      if (composer) await around.composerChanged(tab, composer);
      return around.changed(tab);
    }
    case 'probe':
      return around.probe(tab, message.isOn);
    case 'change':
      return changedThere(message.changes, tab, around);
    case 'options':
      return around.openOptions();
    case 'health': {
      const { platform, state, missing } = message.health;
      // A page may have put anything into names.
      const shapes = message.health.shapes.flatMap((shape) => around.knownShape(platform, shape) ?? []);
      await writeHealth(platform, { state, missing, shapes, at: Date.now() });
      return around.changed(tab);
    }
  }
}

/** A composer that was known before a rule or an account was there gets what is proposed now. */
async function upToDate(record: ComposerRecord, chosen: string[]): Promise<ComposerRecord> {
  if (record.chosen.length || !chosen.length) return record;
  return (await changeComposer(record.tab, record.id, { chosen })) ?? record;
}

async function arm(
  { composer, armed, sure, excerpt }: Extract<FromPage, { type: 'arm' }>,
  tab: number,
  around: Surroundings,
): Promise<PageAnswers['arm']> {
  const record = await readComposer(tab, composer);
  if (!record) return undefined;
  const asks = armed ? await askedFirst(record, sure, around) : undefined;
  if (armed && asks === 'nothing') return viewOf(record);
  const isArmed = armed && asks === undefined && record.chosen.length > 0;
  const after = await changeComposer(tab, composer, {
    armed: isArmed,
    asks: asks === 'nothing' ? undefined : asks,
    excerpt,
  });
  if (!after) return undefined;
  if (isArmed) {
    around.expect(record.profile);
    await known(record.profile);
  }
  if (asks && asks !== 'nothing') await around.ask({ tab, composer });
  if (!armed) around.idle();
  await around.composerChanged(tab, composer);
  return viewOf(after);
}

/** What a window of ours asks before this composer may be armed; `nothing` where it may not be. */
async function askedFirst(
  { profile, chosen, allowed }: ComposerRecord,
  sure: boolean,
  around: Surroundings,
): Promise<Exclude<ComposerRecord['asks'], undefined> | 'nothing' | undefined> {
  const rule = await ruleFor(profile);
  if (!chosen.length || modeOf({ profile }, rule) === 'never') return 'nothing';
  if (await isNew(profile, around)) return 'profile';
  if (await maybeSame(profile, around)) return 'same';
  if ((await othersIn(profile, chosen, allowed)).length) return 'others';
  return sure ? undefined : 'arm';
}

async function published(
  { composer, publication, drafted }: Extract<FromPage, { type: 'published' }>,
  tab: number,
  around: Surroundings,
): Promise<Taken> {
  const armed = await takeArmed(tab, composer);
  if (!armed) return { taken: false };
  const { profile, chosen, openedAt, allowed } = armed;
  const [rule, others] = await Promise.all([ruleFor(profile), othersIn(profile, chosen, allowed)]);
  // Rules may be others by now: offered then, and asked.
  if (modeOf(armed, rule) === 'never' || others.length) return { taken: false };
  const { edits, doubt } = editsFor(armed.edits, drafted);
  if (doubt || armed.wasUnsure) return { taken: false, because: 'edits-in-doubt' };
  const grounds = { profile, accounts: chosen, after: openedAt, asked: false, edits, tab };
  const [claim, notice] = await Promise.all([
    claimFor(publication, grounds),
    noticeOf(tab, { profile, chosen, edits }, publication),
  ]);
  if (!claim) return { taken: false };
  // First: what the outbox then tells of it has to find it.
  await addNotice({ ...notice, offer: undefined, outcomes: firstOutcomes(claim) });
  await takeClaim(claim, around.outbox);
  await remember(profile, chosen);
  await around.changed(tab);
  return { taken: true };
}

async function offer(
  { composer, acting, publication, drafted, reason }: Extract<FromPage, { type: 'offer' }>,
  tab: number,
  around: Surroundings,
): Promise<undefined> {
  if (composer === null) return offerAlone(publication, acting, reason, tab, around);
  const record = await readComposer(tab, composer);
  const rule = record && (await ruleFor(record.profile));
  if (!record || modeOf(record, rule) === 'never' || !isOf(record.profile, publication, rule)) return;
  const { profile, openedAt } = record;
  await changeComposer(tab, composer, { pressed: undefined });
  const { edits, outdated, doubt: own } = editsFor(record.edits, drafted);
  const { wasUnsure } = record;
  const doubt = own ?? (wasUnsure && 'unsure');
  const notice = await noticeOf(tab, { profile, chosen: record.chosen, edits }, publication);
  if (!notice.accounts.length) return;
  const receivers = notice.accounts.map(({ id }) => id);
  around.ledger.offered(publication, profile, receivers, reason !== 'unseen');
  await addNotice({
    ...notice,
    offered: reason,
    ...(doubt && { doubt }),
    offer: {
      ...{ publication, profile, openedAt, edits },
      ...(outdated && { outdated }),
      ...(wasUnsure && { wasUnsure }),
    },
  });
  await around.changed(tab);
}

/** Offers what the composer's profile published since then, as its source has it: both times are of this browser's clock. */
async function lookFor(
  { composer, since }: Extract<FromPage, { type: 'look-for' }>,
  tab: number,
  around: Surroundings,
): Promise<undefined> {
  const record = await readComposer(tab, composer);
  if (!record) return;
  const published = await around.recent(record.profile);
  const found = published.find(({ time }) => time >= since);
  if (!found) return;
  // It may be another post of the profile: nothing says what was changed for this one.
  const drafted = nobodyKnows(record.edits);
  await offer({ type: 'offer', composer, publication: found, drafted, reason: 'unseen' }, tab, around);
}

/**
 * A post that was written in no composer that is known. Its profile is one with a rule, or the one that acts on the page: a
 * private person's only with a rule.
 */
async function offerAlone(
  publication: Publication,
  acting: Profile | undefined,
  reason: OfferReason,
  tab: number,
  around: Surroundings,
): Promise<undefined> {
  const rules = await Promise.all([publication.profile, ...(publication.alsoAs ?? [])].map(readRule));
  const rule = rules.find((each) => each !== undefined);
  const ruled = rule && { platform: rule.platform, id: rule.profile, name: rule.profileName };
  const isActing = acting && isOf(acting, publication, undefined) && !acting.isPrivate;
  const profile = ruled ?? (isActing ? acting : undefined);
  if (!profile || rule?.mode === 'never') return;
  const edits = {};
  const chosen = proposed(await listAccounts(), rule);
  const notice = await noticeOf(tab, { profile, chosen, edits }, publication);
  if (!notice.accounts.length) return;
  const openedAt = publication.time;
  const receivers = notice.accounts.map(({ id }) => id);
  around.ledger.offered(publication, profile, receivers, reason !== 'unseen');
  await addNotice({ ...notice, offered: reason, offer: { publication, profile, openedAt, edits } });
  await around.changed(tab);
}

/** A card shows two lines of it. In characters. */
const longestExcerpt = 300;

/** As much of a thread as anybody would write again. In UTF-16 units. */
const longestPost = 100_000;

async function noticeOf(
  tab: number,
  { profile, chosen, edits }: Pick<ComposerRecord, 'profile' | 'chosen'> & { edits: Edits },
  publication: Publication,
): Promise<Notice & { tab: number }> {
  const accounts = await listAccounts();
  // Without a rule every account is proposed; a person chooses in the popup or in the settings.
  const receivers = accounts.filter(({ id }) => (chosen.length ? chosen.includes(id) : true));
  return {
    tab,
    id: publication.id,
    platform: publication.platform,
    profileName: profile.name,
    excerpt: (publication.parts[0]?.text ?? '').slice(0, longestExcerpt),
    time: publication.time,
    edited: hasEdits(edits),
    accounts: receivers.map(({ id, handle, displayName }) => ({ id, handle, name: displayName })),
    offered: undefined,
    outcomes: [],
  };
}
