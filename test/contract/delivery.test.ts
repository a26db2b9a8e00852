import 'fake-indexeddb/auto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { correct, readForCorrection } from '../../utils/mastodon/correct.ts';
import { remove } from '../../utils/mastodon/remove.ts';
import { stillThere } from '../../utils/mastodon/still-there.ts';
import type { PlannedStatus } from '../../utils/post/plan.ts';
import { createSnac } from '../stage/snac.ts';
import { openWay } from './delivering.ts';
import { isReal, startSubject } from './subject.ts';

/* What the product sends by its own modules, on a server that is Mastodon and on one that is not. */

const subject = await startSubject();
const servers = isReal ? [subject] : [subject, await startSnac()];
const ways = await Promise.all(servers.map(openWay)).then((all) =>
  all.map((way) => ({ ...way, name: `${way.account.server.software} ${way.account.server.version}` })),
);

async function startSnac(): Promise<{ base: string; token: string }> {
  const snac = createSnac();
  const server = createServer(snac.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has such an address.
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: snac.token };
}

describe.each(ways)('$name', ({ account, send, sendLosing }) => {
  const isSnac = account.server.software === 'snac';
  /** It knew fewer visibilities, and took nothing away, before 2.84. */
  const isOldSnac = /snac\/2\.([1-7]\d|8[0-3])\b/.test(account.server.version);
  const made = async (thread: Partial<PlannedStatus>[], descriptions?: string[]) => {
    const all = await send(thread, descriptions);
    for (const { id } of all) subject.alsoDelete(`/api/v1/statuses/${id}`);
    return all;
  };
  const differences = async (...what: Parameters<typeof made>) =>
    (await made(...what)).map(({ differs }) => differs);

  it.each([
    ['umlauts and emoji', { text: 'Guten Tag, Krefeld! Äöüß 🎉 👩‍👩‍👧\n\nZweite  Zeile' }],
    ['links', { text: 'Siehe https://www.krefeld.example/a?b=1&c=2#teil, und (https://x.example/).' }],
    ['hashtags', { text: '#Krefeld #Ärger, #Straße_5 #2026' }],
    ['marks of HTML', { text: '5 < 6 & 7 > 4 "so"' }],
    ['a warning', { text: 'Der Text', spoilerText: 'Achtung, Ä' }],
    ['what is not on the front page', { text: 'Leise', visibility: 'unlisted' as const }],
    ['what everybody sees', { text: 'Laut', visibility: 'public' as const }],
  ])('shows %s as planned', async (_, status) => {
    expect(await differences([status])).toEqual([undefined]);
  });

  it('shows four pictures in their order, each with its description', async () => {
    const described = ['Das Rathaus „alt“', 'Zwei', 'Drei & <vier>', ''];
    expect(await differences([{ text: 'Bilder', media: [0, 1, 2, 3] }], described)).toEqual([undefined]);
  });

  it('shows a thread with pictures as one', async () => {
    const thread = ['Eins', 'Zwei', 'Drei'].map((text, index) => ({ text, media: [index] }));
    expect(await differences(thread, ['1', '2', '3'])).toEqual([undefined, undefined, undefined]);
  });

  it('is told where less will see it than planned, or another text', async () => {
    const visibility = isOldSnac ? [{ kind: 'visibility', is: 'direct' }] : undefined;
    expect(await differences([{ text: 'Unter uns', visibility: 'private' }])).toEqual([visibility]);
    const text = isSnac ? [{ kind: 'text' }] : undefined;
    expect(await differences([{ text: 'Bürger*innen und Besucher*innen' }])).toEqual([text]);
  });

  it('asks what was to be asked, or says that it does not', async () => {
    const poll = { options: ['Ja', 'Nein'], lasts: 3600, multiple: false };
    const missing = isSnac ? [{ kind: 'poll' }] : undefined;
    expect(await differences([{ text: 'Kommen Sie?', written: { poll } }])).toEqual([missing]);
  });

  it.each<[string, Partial<PlannedStatus>]>([
    ['a text', { text: 'Guten Tag! Äöü' }],
    ['a text that the server changes', { text: 'Bürger*innen und Besucher*innen :-)' }],
    ['marks of HTML', { text: '5 < 6 & 7 > 4' }],
    ['pictures', { text: 'Bilder', media: [0, 1] }],
    ['what is for followers', { text: 'Unter uns', visibility: 'private' }],
  ])('has %s once, though its answer was lost', async (_, status) => {
    const text = `${status.text} ${crypto.randomUUID()}`;
    const { made: found, posts } = await sendLosing([{ ...status, text }]);
    for (const { id } of found) subject.alsoDelete(`/api/v1/statuses/${id}`);
    expect([found.length, posts]).toEqual([1, 1]);
  });

  it('corrects a text, and says what it did not change', async () => {
    const [status] = await made([{ text: 'Der Mart', spoilerText: 'Markt', media: [0] }], ['Der Markt']);
    const standing = await readForCorrection(account, status?.id ?? '');
    const correction = { ...standing, text: 'Der Markt', warning: 'Kirmes', poll: undefined };
    const now = await correct(account, status?.id ?? '', correction);
    subject.alsoDelete(`/api/v1/statuses/${now.id}`);
    expect((await readForCorrection(account, now.id)).text).toBe('Der Markt');
    expect(now.differs).toEqual(isSnac ? [{ kind: 'warning' }] : undefined);
  });

  it('takes a status away, or says that it does not', async () => {
    const [status] = await send([{ text: 'Weg' }]);
    const id = status?.id ?? '';
    const gone = remove(account, id);
    if (isOldSnac) await expect(gone).rejects.toMatchObject({ report: { kind: 'refused' } });
    else await gone;
    expect([...(await stillThere(account, [id]))]).toEqual(isOldSnac ? [id] : []);
  });
});
