import type { DeliveryState } from './machine.ts';
import { listBroken, listClaims, listDeliveries, listLooks } from './read.ts';

const real = { listBroken, listClaims, listDeliveries, listLooks };

/** How many posts need a person, and how many are tried again by themselves; one post to several accounts is one. */
export async function countAttention(io = real): Promise<{ needs: number; waiting: number }> {
  const [claims, deliveries, broken, looks] = await Promise.all([
    io.listClaims(),
    io.listDeliveries(),
    io.listBroken(),
    io.listLooks(),
  ]);
  const entries = [
    ...claims.map(({ id, state }) => ({ publication: id, state })),
    ...deliveries.map(({ source, state }) => ({ publication: source.publication, state })),
  ];
  const needs = publicationsOf(entries, 'asks', 'failed');
  const waiting = publicationsOf(entries, 'waiting').difference(needs);
  const doubles = looks.filter(({ double }) => double !== undefined);
  return { needs: needs.size + broken.length + doubles.length, waiting: waiting.size };
}

function publicationsOf(
  entries: { publication: string; state: DeliveryState }[],
  ...kinds: DeliveryState['kind'][]
): Set<string> {
  const found = entries.filter(({ state }) => kinds.includes(state.kind));
  return new Set(found.map(({ publication }) => publication));
}
