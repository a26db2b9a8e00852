import sharp from 'sharp';
import type { PaperForm } from '../../../utils/post/paper.ts';
import type { Report } from '../../../utils/post/report.ts';
import { reportOf } from '../../../utils/report/figures.ts';
import type { Rasterize } from '../../../utils/report/odt/odt.ts';
import { compose } from '../../../utils/report/paper/compose.ts';
import { newForm } from '../../../utils/report/paper/form.ts';
import { readTemplate } from '../../../utils/report/paper/template.ts';
import { templateDe } from '../../../utils/report/paper/template-de.ts';
import { boundsOf } from '../../../utils/report/period.ts';
import { cityOf } from './city.ts';
import { german } from './german.ts';
import { askedOf, memory, perform } from './perform.ts';

export const asOf = Date.parse('2026-07-06T09:00:00');

/** The first half-year of a made-up city. */
export async function halfYear(count = 500): Promise<Report> {
  const city = cityOf(20260211, count);
  const store = memory();
  await perform(city.published, store);
  const bounds = boundsOf({ from: '2026-01-01', to: '2026-06-30' });
  if (!bounds) throw new Error('half a year has bounds');
  return reportOf({ lines: [...store.lines.values()], ...askedOf(city) }, bounds);
}

/** A half-year in which nothing was recorded. */
export function emptyHalfYear(): Report {
  const bounds = boundsOf({ from: '2026-01-01', to: '2026-06-30' });
  if (!bounds) throw new Error('half a year has bounds');
  return reportOf({ lines: [], statuses: [], checks: [], followers: [] }, bounds);
}

/** A form as an administration fills it in. */
export function filledForm(): PaperForm {
  const form = newForm();
  Object.assign(form.texts, {
    ...{ city: 'Krefeld', number: '1234/26', access: 'öffentlich', office: 'Presse und Kommunikation' },
    ...{ date: '06.07.2026', subject: 'Digitale Souveränität in der öffentlichen Kommunikation' },
    otherChannels: 'Daneben bestehen ein Newsletter & der Internetauftritt <krefeld.de>.',
    ...{ hours: '2,5', money: 'Für den Betrieb entstehen keine Lizenzkosten.', nextReport: 'Januar 2027' },
  });
  form.rows.committees = [
    ['WIDI', '20.08.2026', 'Kenntnisnahme'],
    ['Rat', '10.09.2026', ''],
  ];
  form.rows.measures = [
    ['Profile der Bäder aufnehmen', 'Presse', 'Oktober 2026', 'begonnen'],
    ['Übertragung der Ratssitzung', 'IT', '2027', 'geplant'],
  ];
  return form;
}

export const template = () => readTemplate(templateDe);

export const paperOf = (report: Report, form: PaperForm, read = template()) =>
  compose({ report, form, template: read, asOf, speech: german() });

/** Draws as a browser would, three times as sharp as a screen. */
export const rasterize: Rasterize = async (svg, width) =>
  sharp(Buffer.from(svg), { density: 72 * 3 })
    .resize(width * 2.5)
    .png()
    .toBuffer();
