/** The first failure that fits, used up once: it is gone after its `times`, which is once unless told. */
export function takeFailure<T extends { times?: number }>(
  failures: T[],
  fits: (failure: T) => boolean = () => true,
): T | undefined {
  const failure = failures.find(fits);
  if (!failure) return undefined;
  failure.times = (failure.times ?? 1) - 1;
  if (failure.times <= 0) failures.splice(failures.indexOf(failure), 1);
  return failure;
}
