import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from '../background/browser.ts';

const { acceptTicket, giveTicket } = await import('../../../utils/intake/tickets.ts');

beforeEach(() => fakeBrowser.storage.resetState());

const ticket = 'ticket-1';
beforeEach(() => giveTicket(ticket, { tab: 7, composer: 'c1' }));

describe('a ticket', () => {
  test('says for which composer its frame was made', async () => {
    expect(await acceptTicket(ticket, 7, 'document-1')).toEqual({
      ...{ tab: 7, composer: 'c1', frame: 'document-1' },
    });
  });

  test('or that it is for what is told of the tab', async () => {
    await giveTicket('ticket-2', { tab: 7, composer: null });
    expect(await acceptTicket('ticket-2', 7, 'document-1')).toMatchObject({ composer: null });
  });

  test('is taken from the frame that has shown it first, as often as it shows it', async () => {
    await acceptTicket(ticket, 7, 'document-1');
    expect(await acceptTicket(ticket, 7, 'document-1')).toMatchObject({ frame: 'document-1' });
  });

  test.each([
    ['of another frame', ticket, 7, 'document-2'],
    ['of a frame in another tab', ticket, 8, 'document-1'],
    ['that was never given', 'ticket-2', 7, 'document-1'],
    ['that is called like what every object has', 'constructor', 7, 'document-1'],
  ])('is not taken %s', async (_, shown, tab, frame) => {
    await acceptTicket(ticket, 7, 'document-1');
    expect(await acceptTicket(shown, tab, frame)).toBeUndefined();
  });

  test('shown by two frames at the same moment lets one in', async () => {
    const accepted = await Promise.all([acceptTicket(ticket, 7, 'a'), acceptTicket(ticket, 7, 'b')]);
    expect(accepted.filter(Boolean)).toHaveLength(1);
  });

  test('is kept while two hundred are given, and no longer', async () => {
    for (let index = 0; index < 199; index += 1)
      await giveTicket(`more-${index}`, { tab: 8, composer: null });
    expect(await acceptTicket(ticket, 7, 'document-1')).toBeDefined();
    await giveTicket('one-more', { tab: 8, composer: null });
    expect(await acceptTicket(ticket, 7, 'document-1')).toBeUndefined();
  });
});
