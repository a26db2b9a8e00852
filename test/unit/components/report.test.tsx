// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reasonKeys } from '../../../components/problem.ts';
import { ReportPage } from '../../../components/report/ReportPage.tsx';
import type { ReportPageProps } from '../../../components/report/types.ts';
import { word } from '../../../components/report/words.ts';
import { declineReasons, outcomes } from '../../../utils/ledger/line.ts';
import { nothingFixed } from '../../../utils/post/fixed-settings.ts';
import { rowFields, textFields } from '../../../utils/post/paper.ts';
import { figureNames } from '../../../utils/post/report-view.ts';
import { reportOf } from '../../../utils/report/figures.ts';
import { pageLook } from '../../../utils/report/page-look.ts';
import { newForm } from '../../../utils/report/paper/form.ts';
import { drawnFigures, isDrawn, plotOf } from '../../../utils/report/plots.ts';
import { tableOf } from '../../../utils/report/tables.ts';
import { troubleGroup } from '../../../utils/report/trouble-groups.ts';
import { speak } from '../../runner/i18n.ts';
import { cityOf, year } from '../report/city.ts';
import { askedOf, memory, perform } from '../report/perform.ts';

afterEach(cleanup);

const city = cityOf(9, 150);
const store = memory();
await perform(city.published, store);
const report = reportOf({ lines: [...store.lines.values()], ...askedOf(city) }, year);
const speech = { words: word, platform: (name: string) => name, locale: 'en' };

const figures = figureNames.map((name) => {
  const drawing = isDrawn(name) ? plotOf(name, report, speech, pageLook(name)) : undefined;
  return { name, table: tableOf(name, report, speech), ...(drawing ? { drawing } : {}) };
});

function show(change: Partial<ReportPageProps> = {}) {
  const calls = {
    ...{ onKind: vi.fn(), onPeriod: vi.fn(), onChoose: vi.fn(), onAsk: vi.fn(), onSavePart: vi.fn() },
    ...{ onAddPart: vi.fn(), onRemovePart: vi.fn(), onNameBrowser: vi.fn(), onKeep: vi.fn() },
    ...{ onForm: vi.fn(), onOpenPaper: vi.fn(), onSaveOdt: vi.fn(), onSaveHtml: vi.fn(), onSaveCsv: vi.fn() },
    ...{ onPrint: vi.fn(), onSaveTemplate: vi.fn(), onChooseTemplate: vi.fn(), onResetTemplate: vi.fn() },
    onOptions: vi.fn(),
  };
  const period = { kind: 'year', from: '2026-01-01', to: '2026-12-31' } as const;
  render(
    <ReportPage
      {...{ isRead: true, period, periods: [period], report, figures, locale: 'en', contact: undefined }}
      institutions={['Mediothek', 'Zoo'].map((name) => ({ name, isChosen: true }))}
      {...{
        accounts: [],
        parts: [],
        adding: { kind: 'idle' },
        browserName: '',
        retention: 24,
        fixed: nothingFixed,
      }}
      {...{ asking: { kind: 'idle' }, form: newForm(), template: { own: undefined, unknown: [] } }}
      {...{ paper: undefined, isMaking: false }}
      {...calls}
      {...change}
    />,
  );
  return calls;
}

describe('the words of the report', () => {
  const keys = [
    ...figureNames.flatMap((name) =>
      ['title', 'definition', 'source', 'limits'].map((part) => `figure.${name}.${part}`),
    ),
    ...drawnFigures.map((name) => `figure.${name}.alt`),
    ...declineReasons.map((name) => `reason.${name}`),
    ...outcomes.flatMap((name) =>
      ['corrected', 'taken-back'].includes(name) ? [] : [`outcome.${name}`, `short.${name}`],
    ),
    ...Object.keys(reasonKeys).map((reason) => `trouble.${troubleGroup(reason)}`),
    ...textFields.map((name) => `paper.${name}`),
    ...Object.entries(rowFields).flatMap(([name, columns]) =>
      [name, ...columns].map((each) => `paper.${each}`),
    ),
  ];
  it.each(['de', 'en'] as const)('are there for every figure, reason and field: %s', (language) => {
    speak(language);
    expect(keys.filter((key) => word(key) === '')).toEqual([]);
    speak('en');
  });
});

describe('a figure', () => {
  it('has a drawing with title and text, the same numbers as a table, its source and its limits', () => {
    show();
    const figure = screen.getByRole('region', { name: 'What became of the posts' });
    const drawing = within(figure).getByRole('img', { name: 'What became of the posts' });
    expect(drawing.querySelector('desc')?.textContent).toContain('Bar chart');
    const rows = within(figure).getAllByRole('row', { hidden: true });
    expect(rows).toHaveLength(report.byPlatform.length + 2);
    expect(rows[1]?.textContent).toContain(String(report.byPlatform[0]?.value.mirrored));
    expect(figure.textContent).toContain('Limits: “Not recognised” means');
  });

  it('of which nothing is known says so', () => {
    show({ figures: [{ name: 'losses', table: { head: ['a', 'b'], rows: [] } }] });
    expect(screen.getByText('Nothing is recorded about this in the period.')).toBeTruthy();
  });

  it('tells its parts apart by more than colour', () => {
    for (const name of ['outcomes', 'platforms'] as const) {
      const drawing = figures.find((each) => each.name === name)?.drawing;
      const marks = JSON.stringify(drawing).match(/url\(#[^)]+\)|stroke-dasharray":"[^"]+/g);
      expect(new Set(marks).size).toBeGreaterThan(2);
    }
  });
});

describe('the page', () => {
  it('says the main thing first', () => {
    show();
    const { base, mirrored } = report.total;
    expect(screen.getByText(new RegExp(`^${mirrored} of ${base} posts are on Mastodon`))).toBeTruthy();
  });

  it('says that a period is none, and makes no files of it', () => {
    show({ report: undefined, figures: [] });
    expect(screen.getByText(/This is no period/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save as ODT' }).disabled).toBe(true);
  });

  it('passes on what is chosen, entered and pressed', () => {
    const calls = show();
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'quarter' } });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Zoo' }));
    fireEvent.change(screen.getByLabelText('Keep'), { target: { value: '36' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save as ODT' }));
    fireEvent.change(screen.getByLabelText('City'), { target: { value: 'Krefeld' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add a row: Measures' }));
    expect(calls.onKind).toHaveBeenCalledWith('quarter');
    expect(calls.onChoose).toHaveBeenCalledWith('institutions', 'Zoo', false);
    expect(calls.onKeep).toHaveBeenCalledWith(36);
    expect(calls.onSaveOdt).toHaveBeenCalledOnce();
    expect(calls.onForm.mock.calls.map(([form]) => [form.texts.city, form.rows.measures])).toEqual([
      ['Krefeld', []],
      ['', [['', '', '', '']]],
    ]);
  });

  it('names every field of a row, and takes a row out', () => {
    const form = {
      ...newForm(),
      rows: {
        ...newForm().rows,
        costs: [
          ['A', '1', ''],
          ['B', '', '2'],
        ],
      },
    };
    const calls = show({ form });
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Per year, row 2' }).value).toBe('2');
    fireEvent.click(screen.getByRole('button', { name: 'Remove row 1: Costs' }));
    expect(calls.onForm.mock.calls[0]?.[0].rows.costs).toEqual([['B', '', '2']]);
  });

  it('lists the files of others, and says what is wrong with one', () => {
    const part = { browser: 'b', name: '', madeAt: Date.UTC(2026, 6, 1), lines: 1200 };
    show({
      parts: [part],
      adding: { kind: 'failed', problem: { kind: 'refused', reason: 'not-a-part', detail: '' } },
    });
    expect(screen.getByText('No name, saved on Jul 1, 2026, 1,200 posts')).toBeTruthy();
    expect(screen.getByText(/This file is no file for the report/)).toBeTruthy();
  });
});
