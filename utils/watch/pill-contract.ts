import type { PillState, Room } from '../post/pill.ts';

/** The pill of one composer, as watch needs it. How it looks is the matter of `components/pill/`. */
export interface Pill {
  /** A plain element with a closed shadow root. */
  host: HTMLElement;
  root: ShadowRoot;
  show(state: PillState): void;
  /** What a press on this element of it means. */
  pressOf(element: Element): 'switch' | 'choose' | 'preview' | 'connect' | undefined;
  /**
   * In line with the button beside it: its margins at the sides, as a value of CSS; above and below in CSS pixels. With a size,
   * what changes in it lays nothing out but itself.
   */
  align(sides: string, block?: number, size?: Pick<DOMRect, 'width' | 'height'>): void;
  /** Afloat over the page, where it takes no room of it: its distance from the left and from the top, in CSS pixels. */
  float(left: number, top: number): void;
  /** Shows of it what fits into this room. */
  shrinkTo(room: Room): void;
  /** Whether none of its words is cut, and nothing of it runs over its edge. */
  isWhole(): boolean;
  /** For the preview's frame, in the top layer once it is shown. */
  sheet: HTMLElement;
  /** Puts the focus back onto the button that opened the sheet. */
  focus(): void;
}
