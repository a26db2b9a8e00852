import type { Page } from '../platforms/contract.ts';
import type { Publication } from '../post/types.ts';
import type { OpenComposer } from './state.ts';

/** Whether a composer holds a certain post. */
type Holds = (composer: OpenComposer) => boolean;

/** Which composer a post is of. */
export interface WhichComposer {
  /**
   * The newest composer of the profile that was open when the post was made; one whose Post was pressed comes first, and of
   * these one that `holds` the post: another may have been posted for friends alone, and no answer ever ends it. Before all of
   * them comes the one that goes by the id that the request says.
   */
  of(publication: Publication, holds: Holds, session?: string): OpenComposer | undefined;
  /** The only composer whose Post was pressed and which `holds` the post, where that was made under an id that is not known. */
  ofOther(publication: Publication, holds: Holds, session?: string): OpenComposer | undefined;
  /** A request that publishes nothing was sent by a composer that goes by this id: the one in which something was done last. */
  join(session: string): void;
  /** A person did something in this composer. */
  doneIn(composer: string): void;
  forget(composer: string): void;
}

/** `open` and `closed` are the composers of the tab, each in the order in which they were opened. */
export function whichComposer(
  page: Pick<Page, 'mayActAs'>,
  { open, closed }: { open(): OpenComposer[]; closed(): OpenComposer[] },
): WhichComposer {
  let lastIn: string | undefined;
  /** The composers by the ids that they give themselves. */
  const sessions = new Map<string, string>();

  const all = () => [...closed(), ...open()];
  const saidBy = (session = '') => all().find(({ id }) => id === sessions.get(session));

  return {
    of(publication, holds, session) {
      const ids = [publication.profile, ...(publication.alsoAs ?? [])];
      // Where an answer does not say whose post it is, it is of whoever wrote.
      const isOf = ({ profile, view }: OpenComposer) =>
        !publication.profile || [profile.id, ...(view?.alsoAs ?? [])].some((id) => ids.includes(id));
      const fits = (each: OpenComposer) => isOf(each) && each.openedAt <= publication.time;
      const said = saidBy(session);
      if (said && fits(said)) return said;
      const fitting = all().filter(fits);
      // An answer may come after the next composer was opened: it is of the one whose Post was pressed, the first first.
      const pressed = fitting
        .filter(({ press }) => press !== undefined)
        .sort((a, b) => (a.press?.at ?? 0) - (b.press?.at ?? 0));
      return pressed.find(holds) ?? pressed[0] ?? open().findLast(fits) ?? fitting.at(-1);
    },
    ofOther({ profile, time }, holds, session) {
      if (!profile || !page.mayActAs?.(profile)) return undefined;
      const said = saidBy(session);
      const [one, ...others] = all().filter(
        (each) =>
          each.press !== undefined &&
          !each.profile.isPrivate &&
          each.openedAt <= time &&
          (said ? each.id === said.id : holds(each)),
      );
      return others.length ? undefined : one;
    },
    join(session) {
      const [only, ...others] = open();
      const of = open().find(({ id }) => id === lastIn) ?? (others.length ? undefined : only);
      if (of && !sessions.has(session)) sessions.set(session, of.id);
    },
    doneIn(composer) {
      lastIn = composer;
    },
    forget(composer) {
      for (const [session, of] of sessions) if (of === composer) sessions.delete(session);
    },
  };
}
