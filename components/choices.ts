/** Numbers that may be chosen, in their order, with the one that holds: an administration may have set another. 0 has a place of its own. */
export function withValue(choices: readonly number[], value: number): number[] {
  return [...new Set([...choices, ...(value > 0 ? [value] : [])])].sort((a, b) => a - b);
}
