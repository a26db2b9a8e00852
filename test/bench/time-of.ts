/** How long something takes, in milliseconds. What other processes take from this one counts too. */
export function timeOf(something: () => void): number {
  const began = performance.now();
  something();
  return performance.now() - began;
}
