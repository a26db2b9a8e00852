import type { Paper, PaperForm } from '../post/paper.ts';
import type { ReportState } from '../post/report-page.ts';
import { csvOf } from '../report/csv.ts';
import { htmlOf } from '../report/html.ts';
import { odtOf, odtType } from '../report/odt/odt.ts';
import { compose } from '../report/paper/compose.ts';
import { wholeForm } from '../report/paper/form.ts';
import { readTemplate } from '../report/paper/template.ts';
import { templateDe } from '../report/paper/template-de.ts';
import type { Speech } from '../report/words.ts';
import { changePaper, readPaper, resetTemplate } from '../settings/paper.ts';
import type { ReportIo } from './report.ts';
import { rasterize } from './save-file.ts';

interface PaperIo extends ReportIo {
  state(): ReportState;
  change(part: Partial<ReportState>): void;
}

/** The draft of the paper: its form, its template, and the files that are made of it. */
export function createPaper(io: PaperIo) {
  let template = templateDe;
  let german: Speech | undefined;
  let isOpen = false;

  async function read(): Promise<void> {
    const [kept, speech] = await Promise.all([readPaper(), german ?? io.german()]);
    german = speech;
    template = kept.template?.text ?? templateDe;
    io.change({ form: wholeForm(kept), template: { own: kept.template?.name, unknown: [] } });
  }

  /** The paper as it is now; nothing where the period is none. */
  function paper(): Paper | undefined {
    const { report, form } = io.state();
    if (!report || !german) return undefined;
    return compose({ report, form, template: readTemplate(template), asOf: io.now(), speech: german });
  }

  /** Made anew where somebody looks at it. */
  function show(): void {
    const made = isOpen ? paper() : undefined;
    if (made !== io.state().paper) io.change({ paper: made });
  }

  async function make(work: (made: Paper, name: string) => Promise<void> | void): Promise<void> {
    const made = paper();
    if (!made) return;
    io.change({ isMaking: true });
    try {
      await work(made, nameOf(io.state()));
    } finally {
      io.change({ isMaking: false });
    }
  }

  async function takeTemplate(work: Promise<void>): Promise<void> {
    await work;
    await read();
    show();
  }

  return {
    read,
    show,
    open(open: boolean): void {
      isOpen = open;
      show();
    },
    async save(form: PaperForm): Promise<void> {
      io.change({ form });
      show();
      const { texts, rows } = form;
      await changePaper({ texts, rows });
    },
    saveOdt: () =>
      make(async (made, name) => {
        const bytes = await odtOf(made, io.now(), rasterize);
        io.save(`${name}.odt`, new Blob([bytes], { type: odtType }));
      }),
    saveHtml: () =>
      make((made, name) => io.save(`${name}.html`, new Blob([htmlOf(made)], { type: 'text/html' }))),
    saveCsv(): void {
      const { report } = io.state();
      if (!report || !german) return;
      io.save(`${nameOf(io.state())}.csv`, new Blob([csvOf(report, german)], { type: 'text/csv' }));
    },
    print(): void {
      isOpen = true;
      show();
      const { paper: shown } = io.state();
      if (shown) io.print(shown.title);
    },
    saveTemplate: () => io.save('mitposten-vorlage.txt', new Blob([template], { type: 'text/plain' })),
    /** One that names what there is not is not taken: it would leave gaps in the paper. */
    async chooseTemplate(name: string, text: string): Promise<void> {
      const { unknown } = readTemplate(text);
      if (unknown.length) return io.change({ template: { ...io.state().template, unknown } });
      await takeTemplate(changePaper({ template: { name, text } }));
    },
    resetTemplate: () => takeTemplate(resetTemplate()),
  };
}

const nameOf = ({ period: { from, to } }: ReportState) => `mitposten-bericht-${from}-${to}`;
