import { createElement, type ReactNode, useId } from 'react';
import type { Drawing, Piece } from '../../utils/post/report-view.ts';

/** A drawing with its title and a text for whoever does not see it. */
export function Plot({ drawing: { title, description, width, height, pieces } }: { drawing: Drawing }) {
  const id = useId();
  return (
    <svg
      className="plot"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      {pieces.map(drawn)}
    </svg>
  );
}

function drawn({ tag, attributes, inside }: Piece, key: number): ReactNode {
  const named = Object.entries(attributes).map(([name, value]) => [camel(name), value]);
  const children = inside.map((each, index) => (typeof each === 'string' ? each : drawn(each, index)));
  return createElement(tag, { ...Object.fromEntries(named), key }, ...children);
}

/** React's names for what SVG writes with hyphens. */
const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
