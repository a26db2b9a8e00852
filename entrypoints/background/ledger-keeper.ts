import type { FoundPost, LedgerEar } from '../../utils/intake/surroundings.ts';
import { createHearing, type Heard, type HeardDelivery } from '../../utils/ledger/hear.ts';
import { changeLine, removeLine } from '../../utils/ledger/lines.ts';
import type { OutboxEvent } from '../../utils/outbox/events.ts';
import type { OutboxIo } from '../../utils/outbox/outbox.ts';
import { readClaim, readDelivery } from '../../utils/outbox/read.ts';
import type { Claim, Delivery } from '../../utils/outbox/types.ts';
import type { FurtherSource } from '../../utils/post/further-source.ts';
import type { Profile, Publication } from '../../utils/post/types.ts';
import { readRule } from '../../utils/settings/rules.ts';

/** What hears the outbox and intake, and writes the ledger: the only place where they meet it. */
export function ledgerKeeper() {
  const hearing = createHearing({
    kept: async (profile) => {
      const rule = await readRule(profile);
      return rule?.inReport ? { institution: rule.institution } : undefined;
    },
    ...{ changeLine, removeLine },
    now: () => Date.now(),
    // What is missing in a report must not stop a post.
    failed: (thrown) => console.error('Mitposten: a line of the ledger could not be written', thrown),
  });

  function told(event: OutboxEvent): void {
    if (event.kind === 'done') {
      const { delivery } = event;
      if (isMirror(delivery)) void hearing.done(delivery);
      for (const source of delivery.further ?? [])
        void hearing.stands(heardOfSource(source, delivery.account));
    }
    if (event.kind === 'taken-back') {
      const { publication, account, also = [] } = event.taking;
      for (const each of [publication, ...also]) void hearing.takenBack(each, account);
    }
    if (event.kind !== 'problem') return;
    void hearing.troubled(event.publication, event.accounts, event.state.problem.reason);
  }

  const ear: LedgerEar = {
    offered: (publication, profile, accounts, isSure) =>
      void hearing.offered(heardOf(publication, profile, accounts), isSure),
    withdrawn: (id) => void hearing.withdrawn(id),
    // No platform has an id for it, and no other browser may have the same.
    unrecognised: (profile, accounts, at) =>
      void hearing.unrecognised({
        ...{ id: `unrecognised ${crypto.randomUUID()}`, profile, address: '', publishedAt: at, accounts },
      }),
    corrected: (...what) => void hearing.corrected(...what),
    givenUp: (publication, accounts) => void hearing.givenUp(publication, accounts),
    missed: (post) => void hearing.missed(heardOfFound(post)),
    declined: (post, reason, words) => hearing.declined(heardOfFound(post), reason, words),
    async discarding(id) {
      const [delivery, claim] = await Promise.all([readDelivery(id), readClaim(id)]);
      if (delivery) await hearing.givenUp(delivery.source.publication, [delivery.account]);
      if (claim) await hearing.givenUp(claim.id, accountsOf(claim));
    },
  };

  return {
    ear,
    hearing,
    /** The outbox's world, with the ledger hearing what happens in it. */
    listening: (io: OutboxIo): OutboxIo => ({
      ...io,
      async addClaim(claim) {
        const isNew = await io.addClaim(claim);
        const { publication, profile } = claim;
        if (isNew) void hearing.claimed(heardOf(publication, profile, accountsOf(claim)), isCaughtUp(claim));
        return isNew;
      },
      async settleClaim(id, deliveries, media, ...compared) {
        const settled = await io.settleClaim(id, deliveries, media, ...compared);
        if (settled.made) void hearing.settled(deliveries.filter(isMirror), media);
        return settled;
      },
      async addWritten(deliveries, media) {
        await io.addWritten(deliveries, media);
        const mirrors = deliveries.filter(isMirror);
        for (const each of mirrors) void hearing.claimed(heardOfDelivery(each), true);
        void hearing.settled(mirrors, media);
      },
      async addSource(id, source) {
        const record = await io.addSource(id, source);
        if (record?.outcome === 'mirrored') void hearing.stands(heardOfSource(source, record.account));
        return record;
      },
      tell(event) {
        told(event);
        io.tell(event);
      },
    }),
  };
}

/** Of a post on a platform: what was written here was never published anywhere else. */
const isMirror = (delivery: Delivery): delivery is Delivery & HeardDelivery =>
  delivery.source.platform !== 'here';

const accountsOf = ({ rules }: Claim) => rules.map(({ account }) => account);

/** Chosen by itself from what a profile published, and not from a composer. */
const isCaughtUp = ({ asked, after }: Claim) => asked && after === 0;

/** Of what a person wrote by a post that was found afterwards. */
function heardOfDelivery({ account, source }: HeardDelivery): Heard {
  const { platform, profile: id, profileName: name, publication, address, time } = source;
  return {
    id: publication,
    profile: { platform, id, name },
    address,
    publishedAt: time,
    accounts: [account],
  };
}

function heardOfSource({ platform, profile, profileName, ...source }: FurtherSource, account: string): Heard {
  const { publication: id, address, time: publishedAt } = source;
  return {
    id,
    profile: { platform, id: profile, name: profileName },
    address,
    publishedAt,
    accounts: [account],
  };
}

function heardOfFound({ profile, accounts, id, address, time }: FoundPost): Heard {
  return { id, profile, address, publishedAt: time, accounts };
}

function heardOf(publication: Publication, profile: Profile, accounts: string[]): Heard {
  const { id, address, time } = publication;
  return { id, profile, address, publishedAt: time, accounts };
}
