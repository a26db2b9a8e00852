// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { changeLine, removeLine, writeAsked } from '../../../utils/ledger/lines.ts';
import { wipeLedger } from '../../../utils/ledger/records.ts';
import { newRule } from '../../../utils/post/rule.ts';
import { fakeBrowser } from '../background/browser.ts';
import { cityOf } from '../report/city.ts';
import { german } from '../report/german.ts';
import { askedOf, memory, perform } from '../report/perform.ts';
import { plainReport } from '../report/plain.ts';

const { createReport } = await import('../../../utils/pages/report.ts');
const { writeRule } = await import('../../../utils/settings/rules.ts');
const { writePart } = await import('../../../utils/report/part.ts');

const now = Date.parse('2026-07-06T09:00:00');
const half = { from: Date.parse('2026-01-01T00:00:00'), to: Date.parse('2026-07-01T00:00:00') };
const city = cityOf(5, 200);
const [save, print, changed] = [vi.fn(), vi.fn(), vi.fn()];

async function open() {
  const report = createReport({
    ...{ changed, save, print, speech: german(), german: async () => german() },
    now: () => now,
  });
  await report.read();
  return report;
}

const lastFile = async (): Promise<string> => {
  const [, file] = save.mock.lastCall ?? [];
  return (file as Blob).text();
};

beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await wipeLedger();
  vi.clearAllMocks();
  const own = city.published.filter((_, index) => index % 2 === 0);
  await perform(own, { changeLine, removeLine });
  await writeAsked(askedOf(city));
});

/** The file of a colleague, who saw the other half. */
async function colleague(): Promise<string> {
  const store = memory();
  await perform(
    city.published.filter((_, index) => index % 2 === 1),
    store,
  );
  return writePart({
    ...{ browser: 'b2', name: 'Mediothek', madeAt: now, lines: [...store.lines.values()] },
    ...{ statuses: [], checks: [], followers: [] },
  });
}

describe('the page of the report', () => {
  test('begins with the half-year that has just ended', async () => {
    const report = await open();
    expect(report.state().period).toEqual({ kind: 'half', from: '2026-01-01', to: '2026-06-30' });
    expect(report.state().report?.total.base).toBeGreaterThan(10);
  });

  test("joins others' files: together they are the whole city, and once removed they are not", async () => {
    const report = await open();
    const alone = report.state().report;
    await report.add(await colleague());
    expect(report.state().adding).toEqual({ kind: 'added', name: 'Mediothek' });
    expect(report.state().report).toEqual(plainReport(city, half));
    await report.remove('b2');
    expect(report.state().report).toEqual(alone);
  });

  test('narrows down to institutions and accounts; with all of them chosen it is of everything', async () => {
    const report = await open();
    await report.add(await colleague());
    expect(report.state().institutions.map(({ name }) => name)).toEqual([
      'Mediothek',
      'Pressestelle',
      'Zoo Krefeld',
    ]);
    report.choose('institutions', 'Mediothek', false);
    report.choose('accounts', 'stadt@krefeld.example', false);
    expect(report.state().report).toEqual(
      plainReport(city, {
        ...{ ...half, institutions: ['Pressestelle', 'Zoo Krefeld'] },
        accounts: ['mediothek@krefeld.example', 'zoo@krefeld.example'],
      }),
    );
    report.choose('institutions', 'Mediothek', true);
    report.choose('accounts', 'stadt@krefeld.example', true);
    expect(report.state().report).toEqual(plainReport(city, half));
  });

  test('counts what was written before a rule named an institution to that one', async () => {
    const profile = { platform: 'facebook', id: 'facebook/', name: 'Zoo Krefeld' } as const;
    await writeRule({ ...newRule(profile, []), institution: 'Zoo' });
    const report = await open();
    const names = report.state().institutions.map(({ name }) => name);
    expect(names).toEqual(['Mediothek', 'Pressestelle', 'Zoo', 'Zoo Krefeld']);
  });

  test('knows quarters, years and free periods, and says where one is none', async () => {
    const report = await open();
    report.chooseKind('quarter');
    expect(report.state().period.from).toBe('2026-07-01');
    expect(report.state().periods).toHaveLength(12);
    report.chooseKind('year');
    expect(report.state().report?.months).toHaveLength(12);
    report.chooseKind('free');
    report.choosePeriod({ kind: 'free', from: '2026-03-02', to: '2026-03-01' });
    expect([report.state().report, report.state().figures]).toEqual([undefined, []]);
    report.choosePeriod({ kind: 'free', from: '2026-03-02', to: '2026-03-02' });
    expect(report.state().report?.months).toEqual(['2026-03']);
  });

  test('says what is wrong with a file, and takes nothing of it', async () => {
    const report = await open();
    await report.add('{');
    expect(report.state().adding).toMatchObject({ kind: 'failed', problem: { reason: 'not-a-part' } });
    expect(report.state().parts).toEqual([]);
  });

  test("gives its own part under one name for ever, and does not take it for a colleague's", async () => {
    const report = await open();
    await report.nameBrowser('Presse');
    await report.savePart();
    const [first, name] = [await lastFile(), save.mock.lastCall?.[0]];
    await report.savePart();
    expect(JSON.parse(await lastFile()).browser).toBe(JSON.parse(first).browser);
    expect([name, JSON.parse(first).name]).toEqual(['mitposten-2026-07-06.json', 'Presse']);
    await report.add(first);
    expect(report.state().adding).toEqual({ kind: 'own' });
  });
});

describe('the paper', () => {
  test('keeps what was entered for the next period', async () => {
    const report = await open();
    const { form } = report.state();
    await report.paper.save({ ...form, texts: { ...form.texts, city: 'Krefeld' } });
    expect((await open()).state().form.texts.city).toBe('Krefeld');
  });

  test('is made anew while somebody looks at it, and only then', async () => {
    const report = await open();
    expect(report.state().paper).toBeUndefined();
    report.paper.open(true);
    const title = report.state().paper?.title;
    report.chooseKind('year');
    expect(report.state().paper?.title).not.toBe(title);
    report.paper.open(false);
    expect(report.state().paper).toBeUndefined();
  });

  test('is saved as HTML and CSV, and printed, under the period', async () => {
    const report = await open();
    await report.paper.saveHtml();
    expect([save.mock.lastCall?.[0], await lastFile()]).toEqual([
      'mitposten-bericht-2026-01-01-2026-06-30.html',
      expect.stringContaining('<html lang="de">'),
    ]);
    report.paper.saveCsv();
    expect(await lastFile()).toContain('Kennzahl;Zeile');
    report.paper.print();
    expect(print).toHaveBeenCalledWith(expect.stringContaining('01.01.2026 bis 30.06.2026'));
  });

  test('takes another template, keeps it, and gives it back; none that names what there is not', async () => {
    const report = await open();
    await report.paper.chooseTemplate('falsch.txt', '# {{unbekannt}}');
    expect(report.state().template).toEqual({ own: undefined, unknown: ['unbekannt'] });
    await report.paper.chooseTemplate('eigen.txt', '# Eigener Bericht\n{{share}}');
    report.paper.open(true);
    expect(report.state().paper?.title).toBe('Eigener Bericht');
    const again = await open();
    expect(again.state().template.own).toBe('eigen.txt');
    again.paper.saveTemplate();
    expect(await lastFile()).toBe('# Eigener Bericht\n{{share}}');
    await again.paper.resetTemplate();
    again.paper.open(true);
    expect(again.state().paper?.title).toContain('Digitale Souveränität');
  });
});
