import { type PaperForm, type RowField, rowFields, textFields } from '../../post/paper.ts';

/**
 * What the law was when this version was made; a person changes it. Administrative court of Cologne, 17 July 2025,
 * 13 K 1419/23; no outcome of the appeal was found until the date.
 */
const law =
  'Nach dem Urteil des Verwaltungsgerichts Köln vom 17. Juli 2025 (13 K 1419/23) muss allein der Betreiber der Plattform die Einwilligung für Cookies einholen; eine gemeinsame Verantwortlichkeit des Bundespresseamts besteht dafür nicht. Der Bundesbeauftragte für den Datenschutz und die Informationsfreiheit hat Berufung eingelegt. Das Urteil ist nicht rechtskräftig.';

/** The form before anybody has written anything into it. */
export function newForm(): PaperForm {
  const texts = Object.fromEntries(textFields.map((name) => [name, ''])) as PaperForm['texts'];
  const rows = Object.fromEntries(
    Object.keys(rowFields).map((name) => [name, []]),
  ) as unknown as PaperForm['rows'];
  return { texts: { ...texts, law, lawAsOf: '28.11.2026' }, rows };
}

/** A form as it was kept, by this version or another: what it lacks is empty, and what is not known here is left out. */
export function wholeForm(kept: {
  texts?: Record<string, string>;
  rows?: Record<string, string[][]>;
}): PaperForm {
  const form = newForm();
  for (const name of textFields) form.texts[name] = kept.texts?.[name] ?? form.texts[name];
  for (const name of Object.keys(rowFields) as RowField[]) {
    const columns = rowFields[name];
    form.rows[name] = (kept.rows?.[name] ?? []).map((row) => columns.map((_, index) => row[index] ?? ''));
  }
  return form;
}
