import type { DeliveryState } from './machine.ts';
import { listBroken, listClaims, listDeliveries } from './read.ts';

const real = { listBroken, listClaims, listDeliveries };

/** How many posts need a person, and how many are tried again by themselves; one post to several accounts is one. */
export async function countAttention(io = real): Promise<{ needs: number; waiting: number }> {
  const [claims, deliveries, broken] = await Promise.all([
    io.listClaims(),
    io.listDeliveries(),
    io.listBroken(),
  ]);
  const entries = [
    ...claims.map(({ id, state }) => ({ publication: id, state })),
    ...deliveries.map(({ source, state }) => ({ publication: source.publication, state })),
  ];
  const needs = publicationsOf(entries, 'asks', 'failed');
  const waiting = publicationsOf(entries, 'waiting').difference(needs);
  return { needs: needs.size + broken.length, waiting: waiting.size };
}

function publicationsOf(
  entries: { publication: string; state: DeliveryState }[],
  ...kinds: DeliveryState['kind'][]
): Set<string> {
  const found = entries.filter(({ state }) => kinds.includes(state.kind));
  return new Set(found.map(({ publication }) => publication));
}
