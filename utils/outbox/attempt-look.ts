import { failedLook, looked, twiceOf } from './doubles.ts';
import type { OutboxIo } from './io.ts';

/** Looks once whether a record stands twice at its account, and tells of it. What is told long enough is told no more. */
export async function attemptLook(id: string, io: OutboxIo): Promise<void> {
  const look = await io.readLook(id);
  if (!look || look.at > io.now()) return;
  try {
    const account = await io.readAccount(look.account);
    const double = account?.signedIn && !look.double ? await io.findDouble(account, id) : undefined;
    const next = looked(look, double, io.now());
    await io.writeLook(id, next);
    if (!next?.double) return;
    const of = { publication: look.publication, account: look.account };
    io.tell({ kind: 'double', ...of, isDouble: true, twice: twiceOf(next.double.second) });
  } catch {
    // It was only to be looked at: what is in order is not made a problem.
    await io.writeLook(id, failedLook(look, io.now()));
  }
}
