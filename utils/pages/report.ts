import { inTurn } from '../in-turn.ts';
import { joinLedgers } from '../ledger/join.ts';
import type { Ledger, Part } from '../ledger/line.ts';
import { readLedger } from '../ledger/lines.ts';
import { addPart, listParts, removePart } from '../ledger/parts.ts';
import { fixedSettings, nothingFixed } from '../post/fixed-settings.ts';
import { reportOf as problemOf } from '../post/problem.ts';
import type { Period, ReportState } from '../post/report-page.ts';
import { figureNames } from '../post/report-view.ts';
import type { Rule } from '../post/rule.ts';
import { reportOf } from '../report/figures.ts';
import { pageLook } from '../report/page-look.ts';
import { newForm } from '../report/paper/form.ts';
import { readPart, writePart } from '../report/part.ts';
import { boundsOf, periodAt, periodsUpTo, usualPeriod } from '../report/period.ts';
import { isDrawn, plotOf } from '../report/plots.ts';
import { institutionOf } from '../report/selected.ts';
import { tableOf } from '../report/tables.ts';
import type { Speech } from '../report/words.ts';
import { currentPolicy } from '../settings/managed.ts';
import { changeReportSettings, readReportSettings } from '../settings/report.ts';
import { listRules } from '../settings/rules.ts';
import { askFigures } from './ask-figures.ts';
import { createPaper } from './report-paper.ts';
import type { SaveFile } from './save-file.ts';

export interface ReportIo {
  changed(): void;
  /** In the reader's language. */
  speech: Speech;
  /** German, for the paper. */
  german(): Promise<Speech>;
  save: SaveFile;
  /** Prints the paper that the page shows. */
  print(title: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** What the report's page shows and does. */
export function createReport(io: ReportIo) {
  const period = usualPeriod(io.now());
  let state: ReportState = {
    ...{ isRead: false, period, periods: periodsUpTo('half', io.now()), institutions: [], accounts: [] },
    ...{ report: undefined, figures: [], parts: [], adding: { kind: 'idle' }, browserName: '' },
    ...{ retention: 24, fixed: nothingFixed, asking: { kind: 'idle' }, form: newForm() },
    ...{ template: { own: undefined, unknown: [] }, paper: undefined, isMaking: false },
  };
  let ledger: Ledger = { lines: [], statuses: [], checks: [], followers: [] };

  function change(part: Partial<ReportState>): void {
    state = { ...state, ...part };
    io.changed();
  }

  const paper = createPaper({ ...io, change, state: () => state });

  const read = inTurn(async () => {
    const [own, parts, settings, rules, policy] = await Promise.all([
      readLedger(),
      listParts(),
      readReportSettings(),
      listRules(),
      currentPolicy(),
    ]);
    ledger = withInstitutions(parts.length ? joinLedgers([own, ...parts]) : own, rules);
    const { browserName, retention } = settings;
    const given = parts.map(({ browser, name, madeAt, lines }) => ({
      browser,
      name,
      madeAt,
      lines: lines.length,
    }));
    state = { ...state, isRead: true, parts: given, browserName, retention, fixed: fixedSettings(policy) };
    await paper.read();
    count();
  });

  /** Every figure anew, of what is chosen. */
  function count(part: Partial<ReportState> = {}): void {
    const next = { ...state, ...part };
    const { lines } = ledger;
    const institutions = choices(lines.map(institutionOf), next.institutions);
    const ids = lines.flatMap(({ ways }) => ways.flatMap(({ account }) => account || []));
    const accounts = choices(ids, next.accounts);
    const bounds = boundsOf(next.period);
    const narrowed = { ...only('institutions', institutions), ...only('accounts', accounts) };
    const report = bounds && reportOf(ledger, { ...bounds, ...narrowed });
    const figures = report
      ? figureNames.map((name) => {
          const drawing = isDrawn(name) ? plotOf(name, report, io.speech, pageLook(name)) : undefined;
          return { name, table: tableOf(name, report, io.speech), ...(drawing ? { drawing } : {}) };
        })
      : [];
    change({ ...part, institutions, accounts, report, figures });
    paper.show();
  }

  async function add(text: string): Promise<void> {
    try {
      const part = readPart(text);
      const { browser } = await readReportSettings();
      if (part.browser === browser) return change({ adding: { kind: 'own' } });
      await addPart(part);
      await read();
      change({ adding: { kind: 'added', name: part.name } });
    } catch (thrown) {
      change({ adding: { kind: 'failed', problem: problemOf(thrown) } });
    }
  }

  async function savePart(): Promise<void> {
    const { browser, browserName } = await readReportSettings();
    const id = browser || crypto.randomUUID();
    if (!browser) await changeReportSettings({ browser: id });
    const part: Part = { browser: id, name: browserName, madeAt: io.now(), ...(await readLedger()) };
    const day = new Date(io.now()).toLocaleDateString('sv-SE');
    io.save(`mitposten-${day}.json`, new Blob([writePart(part)], { type: 'application/json' }));
  }

  async function ask(): Promise<void> {
    change({ asking: { kind: 'busy' } });
    const bounds = boundsOf(state.period);
    const asked = bounds ? await askFigures(bounds.from).catch(() => 0) : 0;
    await read();
    change({ asking: { kind: 'done', count: asked } });
  }

  return {
    state: () => state,
    read,
    add,
    savePart,
    ask,
    async remove(browser: string) {
      await removePart(browser);
      change({ adding: { kind: 'idle' } });
      await read();
    },
    choosePeriod(next: Period) {
      count({ period: next });
    },
    chooseKind(kind: Period['kind']) {
      const { from, to } = state.period;
      if (kind === 'free') return count({ period: { kind, from, to }, periods: [] });
      count({ period: periodAt(kind, io.now()), periods: periodsUpTo(kind, io.now()) });
    },
    choose(what: 'institutions' | 'accounts', name: string, isChosen: boolean) {
      count({ [what]: state[what].map((each) => (each.name === name ? { name, isChosen } : each)) });
    },
    async nameBrowser(browserName: string) {
      await changeReportSettings({ browserName });
      change({ browserName });
    },
    async keep(retention: number) {
      await changeReportSettings({ retention });
      change({ retention });
    },
    paper,
  };
}

/** What was written before its rule named an institution belongs to that one too. */
function withInstitutions(all: Ledger, rules: readonly Rule[]): Ledger {
  const named = new Map(
    rules.flatMap(({ profile, alsoAs, institution }) => [profile, ...alsoAs].map((id) => [id, institution])),
  );
  const lines = all.lines.map((line) =>
    line.institution === '' ? { ...line, institution: named.get(line.profile) ?? '' } : line,
  );
  return { ...all, lines };
}

/** Every name once, in the order of the alphabet; new ones are chosen. */
function choices(names: readonly string[], before: ReportState['institutions']): ReportState['institutions'] {
  const chosen = new Map(before.map(({ name, isChosen }) => [name, isChosen]));
  const each = [...new Set(names)].sort((a, b) => a.localeCompare(b));
  return each.map((name) => ({ name, isChosen: chosen.get(name) ?? true }));
}

/** Where everything is chosen, what belongs to nobody is counted too. */
function only<K extends string>(key: K, all: ReportState['institutions']): Partial<Record<K, string[]>> {
  if (all.every(({ isChosen }) => isChosen)) return {};
  const names = all.filter(({ isChosen }) => isChosen).map(({ name }) => name);
  return { [key]: names } as Partial<Record<K, string[]>>;
}
