const isNone = (value: string | undefined) => !value || value === 'none';

const isTransparent = (colour: string) =>
  colour === 'transparent' || /^rgba\(.*,\s*0\)$|\/\s*0\)$/.test(colour);

/** Whether a box with this style is seen where it stands, without anything in it. */
export function drawn(style: CSSStyleDeclaration): boolean {
  const backdrop = (style as CSSStyleDeclaration & { backdropFilter?: string }).backdropFilter;
  return (
    !isTransparent(style.backgroundColor) ||
    !isNone(style.backgroundImage) ||
    !isNone(backdrop) ||
    style.boxShadow.includes('inset') ||
    hasLine(style) ||
    (style.display === 'list-item' && !(isNone(style.listStyleType) && isNone(style.listStyleImage)))
  );
}

/** A border, an outline or a line between columns may be as wide as a page. */
function hasLine(style: CSSStyleDeclaration): boolean {
  const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
  const isWide = (width: string, colour: string) => Number.parseFloat(width) > 6 && !isTransparent(colour);
  return (
    sides.some((side) => isWide(style[`border${side}Width`], style[`border${side}Color`])) ||
    !isNone(style.borderImageSource) ||
    (!isNone(style.outlineStyle) && isWide(style.outlineWidth, style.outlineColor)) ||
    (!isNone(style.columnRuleStyle) && isWide(style.columnRuleWidth, style.columnRuleColor))
  );
}
