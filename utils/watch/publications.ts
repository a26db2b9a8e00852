import type { OfferReason } from '../post/notice.ts';
import type { Draft, Exchange, Publication, PublishedPart, Sighting, Upload } from '../post/types.ts';
import type { OfferAnswer } from '../protocol/to-page.ts';
import { carries } from './carries.ts';
import { type Complete, complete, type Wishes, withoutFiles, withoutUnseen } from './complete-publication.ts';
import { type Composers, grace } from './composers.ts';
import { waits } from './health.ts';
import { createSeenFiles } from './seen-files.ts';
import type { OpenComposer, Press, TabIo } from './state.ts';

/**
 * What an exchange was: an upload, a publication of one of the composers, one that belongs to none of them, one that nobody
 * has answered for, or nothing that was published for everybody.
 */
export type Heard = 'upload' | 'published' | 'stray' | 'unanswered' | 'other';

/** The publications of a tab: those that a person's press made go to the background, the others are offered. */
export interface Publications {
  hear(exchange: Exchange): Promise<Heard>;
  /** The page got hold of a picture or video. */
  see(sighting: Sighting): void;
  /** What was chosen so far is not taken for the next post's. */
  forgetFiles(): void;
  /** A composer closed after its Post button was pressed, and nothing that the page sent says that its post is out. */
  offerDraft(composer: OpenComposer): void;
  /** What belongs to an offer, for a person who wants it: with the files of its media. */
  take(publication: string): OfferAnswer['publication'];
  /** What was uploaded since then, milliseconds since 1970. */
  uploadedSince(time: number): Upload[];
  /** What was chosen in a dialog since then, milliseconds since 1970. */
  chosenSince(time: number): Blob[];
  /** Nothing is waited for any more: uploads that went into no post are let go. */
  forgetUploads(): void;
}

/** So many uploads are kept, more than any post has, and so long, in milliseconds. */
const most = 100;
const longest = 3 * 3_600_000;

interface Surroundings {
  /** Told of a post that is out, or may be, and was written in no known composer. */
  strayed(publication: Publication): void;
}

export function createPublications(
  io: TabIo,
  composers: () => Composers,
  { strayed }: Surroundings,
): Publications {
  const seen = new Set<string>();
  /** What may be out, by the composer that it was written in; and the first words of all that surely is. */
  const unanswered = new Map<string, Publication>();
  const out = new Map<string, number>();
  const uploads = new Map<string, Upload & { at: number }>();
  const files = createSeenFiles();
  /** When a post was offered last that went out under an id that is not known. */
  let otherAt = Number.NEGATIVE_INFINITY;
  /** What is offered, with its files; and the drafts among it that a person has taken. */
  const offered = new Map<string, Publication>();
  const drafts = new Map<string, { publication: string; isTaken: boolean }>();

  async function hear(exchange: Exchange): Promise<Heard> {
    const changes = io.recogniser.recogniseChange?.(exchange) ?? [];
    if (changes.length) void io.ask({ type: 'change', changes }).catch(() => {});
    const what = io.recogniser.uploading?.(exchange);
    const sent = what ? files.withOriginal(exchange, what) : exchange;
    const uploaded = io.recogniser.recogniseUploads?.(sent) ?? [];
    for (const upload of uploaded) keep(sent.shownAs ? { ...upload, shownAs: sent.shownAs } : upload);
    // What the pill says of its size.
    if (uploaded.length) composers().refresh();
    const session = io.recogniser.sessionOf?.(exchange);
    const isUpload = what !== undefined || uploaded.length > 0;
    if (isUpload && session) composers().join(session);
    if (isUpload) return 'upload';
    const publications = io.recogniser.recognise(exchange).map(now);
    const open = publications.length ? [] : io.recogniser.unanswered(exchange).map(now);
    // What was written went along under a name that is not known: what was recognised is not all of it.
    if ([...publications, ...open].some((each) => lacksText(each, exchange))) return 'unanswered';
    for (const each of open) hold(each, session);
    if (!publications.length) {
      if (session && !open.length) composers().join(session);
      return open.length ? 'unanswered' : 'other';
    }
    const fits: boolean[] = [];
    for (const publication of publications) fits.push(await published(publication, session));
    publications.forEach((publication, index) => {
      if (!fits[index]) offerAlone(publication, 'no-composer');
    });
    return fits.every(Boolean) ? 'published' : 'stray';
  }

  /** Where the answers of a platform do not say when, it is now. */
  const now = (claimed: Publication) => ({ ...claimed, time: claimed.time || io.now() });

  /** Whether a composer holds it in words: pictures alone are in many. */
  const holdsIt =
    (publication: Publication) =>
    ({ press, draft }: OpenComposer) =>
      isDraft(press?.draft ?? draft, publication);
  const fromOf = (publication: Publication, session?: string) =>
    composers().of(publication, holdsIt(publication), session);

  /** Written in a composer of another id, with words that nobody else wrote. */
  function fromOther(publication: Publication, session?: string): OpenComposer | undefined {
    const hasWords = publication.parts.some(({ text }) => text.trim());
    return composers().ofOther(publication, (each) => hasWords && holdsIt(publication)(each), session);
  }

  /** No text, or one that is data, where the request carries what was written. */
  function lacksText(publication: Publication, { requestBody }: Exchange): boolean {
    const { press, draft } = fromOf(publication) ?? {};
    const written = (press?.draft ?? draft)?.parts.map(({ text }) => text).join('\n') ?? '';
    const versions = [publication.parts, ...Object.values(publication.variants ?? {})];
    const isNone = versions.some((parts) =>
      parts.every(({ text }) => !text.trim() || /^\s*[[{]"/.test(text)),
    );
    return isNone && carries(requestBody, written);
  }

  /** It may be out: that is asked once its composer has closed, or soon where none is known. */
  function hold(publication: Publication, session: string | undefined): void {
    const composer = fromOf(publication, session);
    if (composer) unanswered.set(composer.id, { ...publication, profile: composer.profile.id });
    else {
      const since = io.now() - waits;
      io.later(() => {
        const last = out.get(wordsOf(publication));
        // The same words may have gone out before: that says nothing of these.
        if (last === undefined || last < since) offerAlone(publication, 'unseen');
      }, waits);
    }
  }

  const completed = (published: Publication, draft: Draft, wishes: Wishes): Complete =>
    complete(published, draft, uploads, wishes, io.recogniser.isText);

  /** A publication that was written in no known composer: whether it is offered says the rule of its profile. */
  function offerAlone(publication: Publication, reason: OfferReason): void {
    if (seen.has(publication.id)) return;
    seen.add(publication.id);
    const acting = io.page.acting();
    const profile = publication.profile || (acting?.id ?? '');
    // Whoever acts may do so under an id that is not known: that is asked too, and never a person's own.
    const ids = [profile, ...(publication.alsoAs ?? [])];
    const isOther =
      acting && !acting.isPrivate && !ids.includes(acting.id) && (io.page.mayActAs?.(profile) ?? false);
    const alsoAs = isOther ? { alsoAs: [...ids.slice(1), acting.id] } : {};
    const all = completed({ ...publication, profile, ...alsoAs }, nothing, {});
    const less = withoutUnseen(all);
    const { publication: whole, drafted } = less ?? all;
    const why = isOther ? 'other-profile' : reason;
    if (isOther) otherAt = io.now();
    offered.set(publication.id, whole);
    const said = {
      publication: withoutFiles(whole),
      drafted,
      reason: less ? 'media-missing' : why,
    } as const;
    void io.ask({ type: 'offer', composer: null, ...(acting && { acting }), ...said }).catch(() => {});
    strayed(publication);
  }

  /** Told twice, an upload keeps what was known of it. A picture under the id of a video is its cover. */
  function keep(upload: Upload): void {
    const known = uploads.get(upload.id);
    if (known?.kind === 'video' && upload.kind === 'image') return;
    const before = known?.kind === upload.kind ? known : { at: known?.at ?? io.now() };
    uploads.set(upload.id, { ...before, ...upload });
    // Pictures of comments go the same way, and no composer ever ends them.
    for (const [id, { at }] of uploads) {
      if (uploads.size > most || io.now() - at > longest) uploads.delete(id);
    }
  }

  /** False where it belongs to none of the composers. */
  async function published(claimed: Publication, session: string | undefined): Promise<boolean> {
    if (seen.has(claimed.id)) return true;
    const own = fromOf(claimed, session);
    const from = own ?? fromOther(claimed, session);
    // Where the answer does not say whose post it is, it is of whoever wrote.
    const profile = claimed.profile || (from?.profile.id ?? '');
    const alsoAs = from && !own ? { alsoAs: [...(claimed.alsoAs ?? []), from.profile.id] } : {};
    const publication = { ...claimed, profile, ...alsoAs };
    out.set(wordsOf(publication), io.now());
    if (!from) return false;
    seen.add(publication.id);
    await composers().answered(from.id);
    const composer = composers().byId(from.id) ?? from;
    if (isTakenFromDraft(composer.id)) return true;
    unanswered.delete(composer.id);
    const { press, view } = composer;
    const whole = completed(publication, press?.draft ?? composer.draft, view?.wishes ?? {});
    const reason = own ? against(publication, whole, composer) : 'other-profile';
    composers().change(composer.id, { press: undefined, isWaiting: false });
    files.forget();
    const less = withoutUnseen(whole);
    if (less) offer(less, composer, 'media-missing');
    else if (reason) offer(whole, composer, reason);
    else await claim(whole, composer);
    return true;
  }

  /** Why it does not go by itself; nothing where a person's own press published what stood in an armed composer. */
  function against(
    publication: Publication,
    { publication: goes, isDescribedOtherwise }: Complete,
    { press, view, isArmedByHand, isShare }: OpenComposer,
  ): OfferReason | undefined {
    // The pill has said that it is not mirrored.
    if (!view?.armed || isShare) return 'not-armed';
    if (!press) return 'not-pressed';
    const isOwn = isDraft(press.draft, publication) && wasHeld(press, goes) && isShown(press, goes);
    const isLater = press.plans && !publication.scheduled;
    if (!isOwn || isLater || isDescribedOtherwise) return 'text-differs';
    if (!press.isButtonSeen) return 'button-hidden';
    if (!press.isAimed) return 'not-aimed';
    if (isEdited(publication)) return 'video-edited';
    return press.isPillSeen || isArmedByHand ? undefined : 'pill-hidden';
  }

  /** Whether it is what the composer held, in whichever network's version of it. */
  function isDraft(draft: Draft, publication: Publication): boolean {
    const written = draft.parts.map(({ text }) => text).filter((text) => text.trim());
    const versions = [publication.parts, ...Object.values(publication.variants ?? {})];
    const isWritten = versions.some((parts) => {
      const sent = parts.filter(({ text }) => text.trim());
      return (
        sent.length === written.length &&
        sent.every((part, index) => io.recogniser.isText(written[index] ?? '', part))
      );
    });
    return isWritten;
  }

  /** Whether the version that goes is what the composer held at the press, or at one before it for the other network, and no more. */
  function wasHeld({ draft, held }: Press, { parts }: Publication): boolean {
    const versions = [...held, ...draft.parts.map(({ text }) => text)];
    // What is blank may still link to something.
    const isHeld = (part: PublishedPart) =>
      part.text.trim()
        ? versions.some((text) => io.recogniser.isText(text, part))
        : io.recogniser.isText('', part);
    return parts.length <= Math.max(1, draft.parts.length) && parts.every(isHeld);
  }

  /**
   * Whether the composer showed what was sent beside its text: no more pictures than it had, of each link's card the host, and
   * a quoted post where there is one. Videos may be left out of what a composer shows beside pictures.
   */
  function isShown({ draft, shown }: Press, { parts }: Publication): boolean {
    const sent = parts.flatMap(({ content }) => content?.media ?? []);
    const seen = draft.parts.flatMap(({ media }) => media);
    const isOpen = draft.parts.some(({ more }) => more);
    const pictures = sent.filter((each) => (uploads.get(each.upload)?.kind ?? each.kind) === 'image');
    const held = parts.reduce((sum, { holds = 0 }) => sum + holds, 0);
    const isMore = pictures.length > seen.length || held > seen.length;
    const fits = isOpen || (!isMore && (sent.length === 0 || seen.length > 0));
    const links = parts.flatMap(({ content, cards = [] }) => [...(content?.links ?? []), ...cards]);
    const beside = draft.parts.flatMap((part) => part.beside ?? []);
    const shows = (host: string) => host !== '' && names(shown, host);
    const isLinkShown = (link: string) =>
      io.recogniser.isCardShown?.(link, beside, shows) ?? shows(hostOf(link));
    return fits && links.every(isLinkShown);
  }

  function isEdited({ parts }: Publication): boolean {
    const sent = parts.flatMap(({ content }) => content?.media ?? []);
    return sent.some(({ edited, upload }) => edited || uploads.get(upload)?.edited);
  }

  async function claim({ publication, drafted }: Complete, composer: OpenComposer): Promise<void> {
    // On its way before anything is drawn.
    const answering = io
      .ask({ type: 'published', composer: composer.id, publication, drafted })
      .catch(() => undefined);
    // One arming is good for one publication, whatever the page says next.
    const view = composer.view && { ...composer.view, armed: false };
    composers().change(composer.id, { view, sent: true });
    // A composer that stays, as where one of two networks has refused, may be armed anew.
    io.later(() => composers().change(composer.id, { sent: false }), grace);
    const answer = await answering;
    if (!answer?.taken) offer({ publication, drafted }, composer, answer?.because ?? 'not-armed');
  }

  function offer({ publication, drafted }: Complete, { id, view }: OpenComposer, reason: OfferReason): void {
    if (view?.mode === 'never' || view?.accounts === 0) return;
    offered.set(publication.id, publication);
    const bare = withoutFiles(publication);
    void io.ask({ type: 'offer', composer: id, publication: bare, drafted, reason }).catch(() => {});
  }

  /** A person may have taken the draft before the page's own word came; where it was only offered, that word counts. */
  function isTakenFromDraft(composer: string): boolean {
    const draft = drafts.get(composer);
    if (!draft || draft.isTaken) return draft !== undefined;
    drafts.delete(composer);
    offered.delete(draft.publication);
    void io.ask({ type: 'withdraw', publication: draft.publication }).catch(() => {});
    return false;
  }

  return {
    hear,
    see: (sighting) => files.add(sighting, io.now()),
    forgetFiles: files.forget,
    offerDraft(composer) {
      // What it held is offered already, as it went out.
      if (otherAt >= (composer.press?.at ?? Number.POSITIVE_INFINITY)) return;
      const draft = composer.press?.draft ?? composer.draft;
      const from = { ...composer, draft };
      const publication =
        unanswered.get(composer.id) ??
        io.asSent?.fromDraft(from, uploads, { now: io.now(), address: io.address });
      if (!publication) {
        const since = composer.press?.at ?? composer.openedAt;
        void io.ask({ type: 'look-for', composer: composer.id, since }).catch(() => {});
        return;
      }
      const isEmpty = publication.parts.every(({ text, content }) => !text.trim() && !content?.media.length);
      if (isEmpty) return;
      drafts.set(composer.id, { publication: publication.id, isTaken: false });
      const whole = completed(publication, draft, composer.view?.wishes ?? {});
      const less = withoutUnseen(whole);
      offer(less ?? whole, composer, less ? 'media-missing' : 'unseen');
    },
    take(id) {
      const draft = [...drafts.values()].find(({ publication }) => publication === id);
      if (draft && offered.has(id)) draft.isTaken = true;
      return offered.get(id);
    },
    chosenSince: files.chosenSince,
    uploadedSince: (time) => [...uploads.values()].filter(({ at }) => at >= time),
    forgetUploads: () => uploads.clear(),
  };
}

const nothing: Draft = { parts: [], language: undefined };

/** By which a post that is out is known again, whatever id it has. */
const wordsOf = ({ profile, parts }: Publication) =>
  `${profile}\n${parts.map(({ text }) => text).join('\n')}`;

/** Whether a host stands in what was shown, and not only the end or the beginning of another's name. */
function names(shown: string, hostname: string): boolean {
  const host = hostname.replace(/^www\./, '');
  const isWhole = (at: number) =>
    !/[\w-]$|\w\.$/.test(shown.slice(0, at).replace(/www\.$/, '')) &&
    !/^[\w-]|^\.\w/.test(shown.slice(at + host.length));
  for (let at = shown.indexOf(host); at >= 0; at = shown.indexOf(host, at + 1)) if (isWhole(at)) return true;
  return false;
}

/** As a card shows it; what is no address is shown by none. */
function hostOf(link: string): string {
  return URL.parse(link)?.hostname ?? link;
}
