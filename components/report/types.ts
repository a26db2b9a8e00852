import type { PaperForm } from '../../utils/post/paper.ts';
import type { Period, ReportState } from '../../utils/post/report-page.ts';

/** The contract of the report's page. */
export interface ReportPageProps extends ReportState {
  /** The language of numbers, BCP 47. */
  locale: string;
  /** Whom to ask, if the administration has said it. */
  contact: string | undefined;
  onKind(kind: Period['kind']): void;
  onPeriod(period: Period): void;
  onChoose(what: 'institutions' | 'accounts', name: string, isChosen: boolean): void;
  onAsk(): void;
  onSavePart(): void;
  /** `text` is what is in the file. */
  onAddPart(text: string): void;
  onRemovePart(browser: string): void;
  onNameBrowser(name: string): void;
  onKeep(months: number): void;
  onForm(form: PaperForm): void;
  onOpenPaper(isOpen: boolean): void;
  onSaveOdt(): void;
  onSaveHtml(): void;
  onSaveCsv(): void;
  onPrint(): void;
  onSaveTemplate(): void;
  onChooseTemplate(name: string, text: string): void;
  onResetTemplate(): void;
  onOptions(): void;
}
