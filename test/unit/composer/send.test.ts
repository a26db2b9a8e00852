import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type SendIo, sendManuscript } from '../../../utils/composer/send.ts';
import type { Manuscript } from '../../../utils/post/manuscript.ts';
import { accountWith, fileWith, manuscriptWith, now, stadt } from './manuscripts.ts';

const second = 'zoo@zoo.example';
let kept: Manuscript | undefined;
const io = {
  readManuscript: async () => kept,
  readFile: vi.fn(async (_: string): Promise<Blob | undefined> => new Blob(['x'])),
  manuscriptWent: vi.fn(async () => {
    kept = undefined;
  }),
  listAccounts: async () => [accountWith(), accountWith(second, { characters: 300 })],
  endings: vi.fn<SendIo['endings']>(async () => ({ texts: { [second]: '#Zoo' }, set: [] })),
  pause: vi.fn(async () => 0),
  detect: async () => 'de',
  isMirrored: vi.fn(async (_publication: string, _account: string) => false),
  write: vi.fn(async () => {}),
  now: () => now,
} satisfies SendIo;

beforeEach(() => {
  vi.clearAllMocks();
  kept = manuscriptWith({ text: 'Hallo', accounts: [stadt, second] });
});

const written = () => vi.mocked(io.write as SendIo['write']).mock.calls[0]?.[0];

describe('sending a manuscript', () => {
  it('gives each account its own plan, and then the draft goes', async () => {
    expect(await sendManuscript('m', io)).toEqual({ kind: 'taken' });
    const texts = written()?.receivers.map(({ account, plan }) => [account, plan.statuses[0]?.text]);
    expect(texts).toEqual([
      [stadt, 'Hallo'],
      [second, 'Hallo\n\n#Zoo'],
    ]);
    expect(written()).toMatchObject({ id: 'm', time: now, scheduled: false });
    expect(io.manuscriptWent).toHaveBeenCalledOnce();
  });

  it('stands with the ending that the administration has set, whatever was chosen', async () => {
    kept = manuscriptWith({ text: 'Hallo', accounts: [stadt, second], ending: false });
    const texts = { [stadt]: '#Stadt', [second]: '#Zoo' };
    io.endings.mockResolvedValueOnce({ texts, set: [second] });
    await sendManuscript('m', io);
    expect(written()?.receivers.map(({ plan }) => plan.statuses[0]?.text)).toEqual([
      'Hallo',
      'Hallo\n\n#Zoo',
    ]);
  });

  it('goes as the publication that it mirrors, of its profile, and not a second time', async () => {
    const mirrors = {
      ...{ platform: 'facebook' as const, profile: '615', profileName: 'Stadt', publication: 'pfbid0eins' },
      ...{ address: 'https://www.facebook.com/stadt/posts/pfbid0eins', time: now - 86_400_000, lacks: [] },
    };
    kept = manuscriptWith({ text: 'Hallo', accounts: [stadt, second], mirrors });
    io.isMirrored.mockImplementation(async (_, account) => account === second);
    expect(await sendManuscript('m', io)).toEqual({
      kind: 'problems',
      problems: [{ field: 'accounts', kind: 'mirrored', account: second.split('@')[0] }],
    });
    expect(io.write).not.toHaveBeenCalled();
    kept = manuscriptWith({ text: 'Hallo', accounts: [stadt], mirrors });
    expect(await sendManuscript('m', io)).toEqual({ kind: 'taken' });
    const { publication: _, lacks: __, ...of } = mirrors;
    expect(written()).toMatchObject({ id: 'pfbid0eins', of, scheduled: false });
  });

  it('leaves the draft where the outbox could not take it', async () => {
    io.write.mockRejectedValueOnce(new Error('full'));
    await expect(sendManuscript('m', io)).rejects.toThrow('full');
    expect(io.manuscriptWent).not.toHaveBeenCalled();
  });

  it('leaves it where a file is gone, and sends nothing without it', async () => {
    kept = manuscriptWith({ text: 'Hallo', files: [fileWith('f')] });
    io.readFile.mockResolvedValueOnce(undefined);
    await expect(sendManuscript('m', io)).rejects.toThrow('file f');
    expect(io.write).not.toHaveBeenCalled();
  });

  it('answers what hinders it, and leaves the draft', async () => {
    kept = manuscriptWith({ text: '', accounts: [stadt] });
    expect(await sendManuscript('m', io)).toEqual({
      kind: 'problems',
      problems: [{ field: 'text', kind: 'blank' }],
    });
    expect(io.write).not.toHaveBeenCalled();
  });

  it('has nothing more to do at a second press', async () => {
    await sendManuscript('m', io);
    expect(await sendManuscript('m', io)).toEqual({ kind: 'taken' });
    expect(io.write).toHaveBeenCalledOnce();
  });

  it('gives a time along, kept here where the server would forget who may quote it; a warning has none', async () => {
    kept = manuscriptWith({ text: 'Später', at: now + 9_000_000, quotePolicy: 'nobody' });
    await sendManuscript('m', io);
    expect(written()).toMatchObject({ time: now + 9_000_000, scheduled: true, keptHere: true });
    vi.clearAllMocks();
    kept = manuscriptWith({ text: 'Sirene', at: now + 9_000_000, urgent: true });
    await sendManuscript('m', io);
    expect(written()).toMatchObject({ time: now, scheduled: false });
  });

  it('waits so long that it can be undone, and keeps the files for that; a warning waits for nobody', async () => {
    io.pause.mockResolvedValue(10);
    kept = manuscriptWith({ text: 'Freibad' });
    await sendManuscript('m', io);
    expect(written()).toMatchObject({ time: now, until: now + 10_000 });
    expect(io.manuscriptWent).toHaveBeenCalledWith(expect.anything(), now, now + 10_000);
    for (const change of [{ urgent: true }, { at: now + 9_000_000 }]) {
      vi.mocked(io.write).mockClear();
      kept = manuscriptWith({ text: 'Sirene', ...change });
      await sendManuscript('m', io);
      expect(written()).not.toHaveProperty('until');
    }
    io.pause.mockResolvedValue(0);
  });

  it('gives files with description and focal point; what is decoration has no description', async () => {
    kept = manuscriptWith({
      text: 'Bilder',
      files: [
        fileWith('a', { description: 'Markt', focus: { x: 0.5, y: -1 } }),
        fileWith('b', { description: 'vorher', decorative: true }),
        fileWith('c', { kind: 'audio', type: 'audio/mpeg' }),
      ],
    });
    await sendManuscript('m', io);
    expect(written()?.media.map(({ file: _, ...each }) => each)).toEqual([
      { kind: 'image', description: 'Markt', focus: { x: 0.5, y: -1 } },
      { kind: 'image', description: '' },
      { kind: 'video', description: '' },
    ]);
  });
});
