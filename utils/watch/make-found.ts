/*
 * What lies over something is told by asking what is at its points, and what lets the pointer through is not told. So for an
 * instant, in which nothing else runs and nothing is drawn, nothing does: by a sheet of ours in each of the page's roots.
 */

/** Whether the pointer passes what has this style. */
export function letsThrough(style: CSSStyleDeclaration): boolean {
  const { interactivity } = style as CSSStyleDeclaration & { interactivity?: string };
  return style.pointerEvents === 'none' || interactivity === 'inert';
}

const found = { 'pointer-events': 'auto', interactivity: 'auto' };

/** All that may be drawn, elements first. Each has a rule of its own: a browser drops one with a name that it does not know. */
const drawnThings = [
  ...[
    '',
    '::before',
    '::after',
    '::marker',
    '::first-letter',
    '::backdrop',
    '::details-content',
    '::checkmark',
  ],
  ...['::file-selector-button', '::picker-icon', '::picker(select)', '::placeholder', '::column'],
  ...['::scroll-button(*)', '::scroll-marker', '::scroll-marker-group'],
  ...['slider-thumb', 'slider-runnable-track', 'color-swatch', 'color-swatch-wrapper', 'progress-bar'].map(
    webkit,
  ),
  ...['progress-value', 'meter-bar', 'meter-inner-element', 'inner-spin-button'].map(webkit),
  ...['search-cancel-button', 'calendar-picker-indicator', 'datetime-edit', 'scrollbar', 'resizer'].map(
    webkit,
  ),
  ...['range-thumb', 'range-track', 'range-progress', 'progress-bar', 'meter-bar', 'color-swatch'].map(moz),
];

function webkit(name: string): string {
  return `::-webkit-${name}`;
}

function moz(name: string): string {
  return `::-moz-${name}`;
}

let sheet: CSSStyleSheet | undefined;

/** More than most rules of a page weigh. */
function made(): CSSStyleSheet {
  const says = Object.entries(found)
    .map(([name, value]) => `${name}: ${value} !important`)
    .join(';');
  const rules = drawnThings.map((name) => `:is(*, #m#m#m#m)${name} { ${says} }`);
  const own = new CSSStyleSheet();
  own.replaceSync(rules.join('\n'));
  return own;
}

/** Looks while nothing in these roots lets the pointer through, but for what the page sets against that. */
export function whileFound<T>(roots: ReadonlySet<Document | ShadowRoot>, look: () => T): T {
  sheet ??= made();
  const put: (Document | ShadowRoot)[] = [];
  try {
    for (const root of roots) {
      root.adoptedStyleSheets.push(sheet);
      put.push(root);
    }
    return look();
  } finally {
    for (const root of put) root.adoptedStyleSheets.pop();
  }
}

/** Looks while these do not by their own style either, which weighs most, and none of these is inert. */
export function whileSaid<T>(through: readonly Element[], inert: readonly HTMLElement[], look: () => T): T {
  const put = through.flatMap((each) => {
    const { style } = each as HTMLElement;
    if (!style) return [];
    const hadStyle = each.hasAttribute('style');
    const before = Object.entries(found).map(([name, value]) => {
      const had = [style.getPropertyValue(name), style.getPropertyPriority(name)];
      style.setProperty(name, value, 'important');
      return () => style.setProperty(name, had[0] ?? '', had[1]);
    });
    return () => {
      for (const restore of before) restore();
      if (!hadStyle) each.removeAttribute('style');
    };
  });
  const said = inert.map((each) => each.getAttribute('inert') ?? '');
  for (const each of inert) each.removeAttribute('inert');
  try {
    return look();
  } finally {
    for (const restore of put) restore();
    for (const [at, each] of inert.entries()) each.setAttribute('inert', said[at] ?? '');
  }
}
