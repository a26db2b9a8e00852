/** The value as one of those that there are; throws with a line that names them. */
export function oneOf<T extends string>(option: string, value: string, all: readonly T[]): T {
  const found = all.find((each) => each === value);
  if (found === undefined) throw new Error(`${option} ${value}: there is only ${all.join(' and ')}`);
  return found;
}
