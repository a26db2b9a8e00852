import type { Composer, Page } from '../platforms/contract.ts';
import { isInPage } from '../platforms/tree.ts';
import type { Draft } from '../post/types.ts';
import type { OpenComposer } from './state.ts';

/** The screens of a composer that are elements of their own. Each gives the composer as it is on its new screen. */
export interface Screens {
  /** The next screen may be a dialog of its own, which comes with a press in the one before and takes its place. */
  adopt(element: Element): OpenComposer | undefined;
  /** Who goes back from a screen of its own is in the same composer, though the page may have made its first screen anew. */
  backTo(composer: Composer): OpenComposer | undefined;
  /** The same composer on an earlier screen, where the one that was adopted is gone and nothing was sent from it. */
  back(composer: OpenComposer): OpenComposer;
  forget(composer: string): void;
}

interface Surroundings {
  /** The composers of the tab that may go on, the newest last. */
  all(): OpenComposer[];
  /** Whether something was pressed in a composer a moment ago. */
  isJustPressed(composer: string): boolean;
}

export function createScreens(page: Page, { all, isJustPressed }: Surroundings): Screens {
  /** The screens that were a composer before its next one was adopted. */
  const earlier = new Map<string, Element[]>();

  const isGoingOn = ({ sent, press }: OpenComposer) => !sent && !press?.isLast;
  const on = (before: OpenComposer, composer: Composer): OpenComposer => ({
    ...before,
    composer,
    anchor: page.anchorOf(composer),
    button: page.publishButtonOf(composer),
  });
  const backOn = (before: OpenComposer, composer: Composer) => ({
    ...on(before, composer),
    press: undefined,
    isWaiting: false,
  });

  return {
    adopt(element) {
      const before = all().findLast(({ id, sent, press }) => !sent && !press && isJustPressed(id));
      const composer = before && page.adopt?.(before.composer, element);
      if (!composer) return undefined;
      earlier.set(before.id, [...(earlier.get(before.id) ?? []), before.composer.element]);
      return on(before, composer);
    },
    backTo(composer) {
      const text = textOf(page.readDraft(composer, new Map()));
      const isSame = ({ id, draft }: OpenComposer) =>
        earlier.get(id)?.includes(composer.element) ||
        (text !== '' && text === textOf(draft) && isJustPressed(id));
      const before = all().findLast((each) => isGoingOn(each) && earlier.has(each.id) && isSame(each));
      return before && backOn(before, composer);
    },
    back(each) {
      if (!earlier.has(each.id) || isInPage(each.composer.element) || !isGoingOn(each)) return each;
      const screen = earlier.get(each.id)?.findLast(isInPage);
      const composer = screen && page.composerOf(screen);
      return composer ? backOn(each, composer) : each;
    },
    forget: (composer) => void earlier.delete(composer),
  };
}

const textOf = ({ parts }: Draft) =>
  parts
    .map(({ text }) => text)
    .join('\n')
    .trim();
