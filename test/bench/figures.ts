/** The middle of the values and the quarters around it, so that one disturbed run changes nothing. */
export interface Spread {
  median: number;
  /** A quarter of the values lie below. */
  lower: number;
  /** A quarter of the values lie above. */
  upper: number;
  count: number;
}

/** Throws for no values. */
export function spreadOf(values: number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    lower: quantile(sorted, 0.25),
    upper: quantile(sorted, 0.75),
    count: sorted.length,
  };
}

/** The value that such a share of the values lies below. Throws for no values. */
export function percentile(values: number[], share: number): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    share,
  );
}

/** `12.3 (11.9 to 12.8)`. */
export function spell({ median, lower, upper }: Spread, digits: number): string {
  const [middle, from, to] = [median, lower, upper].map((value) => value.toFixed(digits));
  return `${middle} (${from} to ${to})`;
}

function quantile(sorted: number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('nothing was measured');
  return below + (above - below) * (place - Math.floor(place));
}
