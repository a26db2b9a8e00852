import type { Offer, Outcome, Taken } from '../messages.ts';
import type { Exchange, Publication, Upload } from '../post/types.ts';
import { type Composers, grace } from './composers.ts';
import type { Sent, Wishes } from './sent.ts';
import type { Mirror, OpenComposer, Store, TabIo } from './state.ts';

/**
 * What an exchange was: an upload, a publication of one of the composers, one that belongs to none of them, or nothing
 * that was published for everybody.
 */
export type Heard = 'upload' | 'published' | 'stray' | 'other';

/** The publications of a tab. */
export interface Mirrors {
  hear(exchange: Exchange): Promise<Heard>;
  /** A composer closed after its Post button was pressed, and nothing that the page sent was understood. */
  offerDraft(composer: OpenComposer): void;
  outcome(known: Outcome): void;
  taken(publication: string): void;
  mirror(publication: string, event: Event): void;
  dismiss(publication: string): void;
  offers(): Offer[];
  /** What was uploaded since then, milliseconds since 1970. */
  uploadedSince(time: number): Upload[];
  /** Nothing is waited for any more: uploads that went into no post are let go. */
  forgetUploads(): void;
}

/** So many uploads are kept, more than any post has, and so long, in milliseconds. */
const most = 100;
const longest = 3 * 3_600_000;

export function createMirrors(io: TabIo, store: Store, composers: () => Composers): Mirrors {
  const seen = new Set<string>();
  const uploads = new Map<string, Upload & { at: number }>();

  const all = () => store.state().mirrors;

  function change(publication: string, part: Partial<Mirror>): void {
    store.change({
      mirrors: all().map((each) => (each.publication.id === publication ? { ...each, ...part } : each)),
    });
  }

  async function hear(exchange: Exchange): Promise<Heard> {
    const { shownAs } = exchange;
    const uploaded = io.recogniser.recogniseUploads?.(exchange) ?? [];
    for (const upload of uploaded) keep(shownAs ? { ...upload, shownAs } : upload);
    if (uploaded.length) {
      // What the panel says of its size.
      composers().refresh();
      return 'upload';
    }
    const publications = io.recogniser.recognise(exchange);
    const fits: boolean[] = [];
    for (const publication of publications) fits.push(await published(publication));
    if (!publications.length) return 'other';
    return fits.every(Boolean) ? 'published' : 'stray';
  }

  /** Told twice, an upload keeps what was known of it. */
  function keep(upload: Upload): void {
    uploads.set(upload.id, { at: io.now(), ...uploads.get(upload.id), ...upload });
    // Pictures of comments go the same way, and no composer ever ends them.
    for (const [id, { at }] of uploads) {
      if (uploads.size > most || io.now() - at > longest) uploads.delete(id);
    }
  }

  /** False where it belongs to none of the composers. */
  async function published(claimed: Publication): Promise<boolean> {
    if (seen.has(claimed.id)) return true;
    // Where the answers of a platform do not say when, it is now.
    const publication = { ...claimed, time: claimed.time || io.now() };
    const from = composers().of(publication);
    if (!from) return false;
    seen.add(publication.id);
    await composers().answered(from.id);
    const composer = composers().byId(from.id) ?? from;
    if (isTakenFromDraft(composer.id)) return true;
    const sent = complete(publication, composer);
    if (composer.armed) await send(sent, composer);
    else {
      composers().change(composer.id, { pressedAt: undefined });
      offer(sent, composer);
    }
    return true;
  }

  async function send(sent: Sent, composer: OpenComposer): Promise<void> {
    const { publication, edits } = sent;
    const message = { type: 'published', composer: composer.id, publication, edits } as const;
    // On its way before anything is drawn.
    const answering = io.send(message).catch(() => undefined);
    // One arming is good for one publication, whatever the page says next.
    composers().change(composer.id, { armed: false, sent: true, pressedAt: undefined });
    // A composer that stays, as where one of two networks has refused, may be armed anew.
    io.later(() => composers().change(composer.id, { sent: false }), grace);
    add(sent, composer, 'sending', composer.chosen);
    const taken = (await answering) as Taken | undefined;
    answered(publication, taken);
  }

  /** What is taken lies in the outbox now, with its files. */
  function answered(publication: Publication, answer: Taken | undefined): void {
    change(publication.id, answer?.taken ? { publication: withoutFiles(publication) } : { phase: 'offered' });
  }

  function complete(publication: Publication, composer: OpenComposer): Sent {
    const { edits } = composer;
    const wishes = wishesOf(composer);
    return io.kit?.put(publication, uploads, composer, wishes) ?? { publication, edits };
  }

  /** A person may have taken the draft before the page's own word came; where it was only offered, that word counts. */
  function isTakenFromDraft(composer: string): boolean {
    const mirror = all().find((each) => each.fromDraft === composer);
    if (mirror?.phase === 'offered') dismiss(mirror.publication.id);
    return mirror?.phase === 'sending';
  }

  function offer(sent: Sent, composer: OpenComposer, from?: string): void {
    const { answer, chosen } = composer;
    if (!answer?.accounts.length || answer.mode === 'never') return;
    // Without a rule every account is proposed; with several a person chooses by what is switched off in the popup.
    const accounts = chosen.length ? chosen : answer.accounts.map(({ id }) => id);
    add(sent, composer, 'offered', accounts, from);
  }

  function add(
    { publication, edits }: Sent,
    { answer, profile, openedAt }: OpenComposer,
    phase: Mirror['phase'],
    ids: string[],
    from?: string,
  ): void {
    const accounts = ids.map((id) => ({
      id,
      name: answer?.accounts.find((each) => each.id === id)?.name ?? id,
    }));
    const mirror = {
      publication,
      edits,
      fromDraft: from,
      profile,
      openedAt,
      accounts,
      phase,
      outcomes: [],
    };
    store.change({ mirrors: [...all(), mirror] });
  }

  const dismiss = (id: string) =>
    store.change({ mirrors: all().filter(({ publication }) => publication.id !== id) });

  return {
    hear,
    offerDraft(composer) {
      const publication = io.kit?.fromDraft(composer, uploads, { now: io.now(), address: io.address });
      // What is read at its source can still be found there.
      if (!publication) return;
      const isEmpty = publication.parts.every(({ text, content }) => !text.trim() && !content?.media.length);
      if (!isEmpty) offer(complete(publication, composer), composer, composer.id);
    },
    outcome(known) {
      const mirror = all().find(({ publication }) => publication.id === known.publication);
      const others = mirror?.outcomes.filter(({ account }) => account !== known.account) ?? [];
      change(known.publication, { phase: 'sending', outcomes: [...others, known] });
    },
    taken: (publication) => change(publication, { phase: 'sending' }),
    mirror(id, event) {
      const mirror = all().find(({ publication }) => publication.id === id);
      if (!event.isTrusted || mirror?.phase !== 'offered') return;
      change(id, { phase: 'sending' });
      const { publication, profile, openedAt, accounts, edits } = mirror;
      const ids = accounts.map((account) => account.id);
      const message = { type: 'mirror', publication, profile, accounts: ids, openedAt, edits } as const;
      // Nobody but our background answers, in this shape.
      const answering = io.send(message) as Promise<Taken | undefined>;
      void answering.catch(() => undefined).then((answer) => answered(publication, answer));
    },
    dismiss,
    offers: () =>
      all()
        .filter(({ phase }) => phase === 'offered')
        .map(({ publication, profile, accounts, edits, fromDraft }) => ({
          ...{ publication, profile, accounts, edits },
          ...(fromDraft ? { unseen: true } : {}),
        })),
    uploadedSince: (time) => [...uploads.values()].filter(({ at }) => at >= time),
    forgetUploads: () => uploads.clear(),
  };
}

function withoutFiles(publication: Publication): Publication {
  const parts = publication.parts.map((part) => {
    const { content } = part;
    const media = content?.media.map(({ file: _, ...rest }) => rest);
    return content && media ? { ...part, content: { ...content, media } } : part;
  });
  return { ...publication, parts };
}

function wishesOf({ answer }: OpenComposer): Wishes {
  return { textFrom: answer?.textFrom, originals: answer?.originals };
}
