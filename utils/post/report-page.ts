import type { FixedSettings } from './fixed-settings.ts';
import type { Paper, PaperForm } from './paper.ts';
import type { ProblemReport } from './problem.ts';
import type { Report } from './report.ts';
import type { FigureView } from './report-view.ts';

/** Half a year, a quarter, a year, or from any day to any other. Days as `2026-07-01`, both within the period. */
export interface Period {
  kind: 'half' | 'quarter' | 'year' | 'free';
  from: string;
  to: string;
}

/** The choices for how long lines are kept, in months. */
export const retentions = [6, 12, 24, 36, 60] as const;

/** Something that a report may be narrowed down to. */
export interface Choice {
  name: string;
  isChosen: boolean;
}

/** What another browser gave to the report. */
export interface GivenPart {
  browser: string;
  name: string;
  /** Milliseconds since 1970. */
  madeAt: number;
  lines: number;
}

/** How far adding a file has come. */
export type AddPartState =
  | { kind: 'idle' | 'own' }
  | { kind: 'added'; name: string }
  | { kind: 'failed'; problem: ProblemReport };

export type AskingState = { kind: 'idle' | 'busy' } | { kind: 'done'; count: number };

/** The template of the paper: one's own by its file's name, and what of it is not understood. */
export interface TemplateState {
  own: string | undefined;
  unknown: string[];
}

/** What the report's page shows. */
export interface ReportState {
  /** False until the ledger was read. */
  isRead: boolean;
  period: Period;
  /** The periods of this kind that can be chosen, the newest first. */
  periods: Period[];
  institutions: Choice[];
  accounts: Choice[];
  /** None where the period is none. */
  report: Report | undefined;
  figures: FigureView[];
  parts: GivenPart[];
  adding: AddPartState;
  browserName: string;
  retention: number;
  /** What people may not change. */
  fixed: FixedSettings;
  asking: AskingState;
  form: PaperForm;
  template: TemplateState;
  /** The paper as it would be made now, while somebody looks at it. */
  paper: Paper | undefined;
  /** A file is being made. */
  isMaking: boolean;
}
