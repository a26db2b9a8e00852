import { useId } from 'react';
import { i18n } from '#i18n';
import {
  type PaperForm,
  type RowField,
  rowFields,
  shortFields,
  type TextField,
  textFields,
} from '../../utils/post/paper.ts';
import { Fixed } from '../Fixed.tsx';
import { word } from './words.ts';

interface PaperFieldsProps {
  form: PaperForm;
  /** The fields that the administration has set. */
  fixed: readonly TextField[];
  onForm(form: PaperForm): void;
}

/** What only people know, for the paper. Every change is kept at once. */
export function PaperFields({ form, fixed, onForm }: PaperFieldsProps) {
  const setText = (name: TextField, text: string) =>
    onForm({ ...form, texts: { ...form.texts, [name]: text } });
  const setRows = (name: RowField, rows: string[][]) =>
    onForm({ ...form, rows: { ...form.rows, [name]: rows } });
  return (
    <form className="box paper-form" onSubmit={(event) => event.preventDefault()}>
      <p className="note-warn">{i18n.t('report.paper.privacy')}</p>
      <div className="paper-texts">
        {textFields.map((name) => (
          <Field
            key={name}
            label={word(`paper.${name}`)}
            name={name}
            text={form.texts[name]}
            isShort={shortFields.includes(name)}
            isFixed={fixed.includes(name)}
            onText={(text) => setText(name, text)}
          />
        ))}
      </div>
      {/* The keys are the lists that there are. */}
      {(Object.keys(rowFields) as RowField[]).map((name) => (
        <Rows key={name} name={name} rows={form.rows[name]} onRows={(rows) => setRows(name, rows)} />
      ))}
    </form>
  );
}

interface FieldProps {
  label: string;
  name: string;
  text: string;
  isShort: boolean;
  isFixed: boolean;
  onText(text: string): void;
}

function Field({ label, name, text, isShort, isFixed, onText }: FieldProps) {
  const id = useId();
  const all = { id, name, value: text, maxLength: isShort ? 300 : 5000, disabled: isFixed };
  return (
    <div className={isShort ? 'field' : 'field wide'}>
      <label htmlFor={id}>
        {label} {isFixed && <Fixed />}
      </label>
      {isShort ? (
        <input type="text" {...all} onChange={({ currentTarget }) => onText(currentTarget.value)} />
      ) : (
        <textarea rows={3} {...all} onChange={({ currentTarget }) => onText(currentTarget.value)} />
      )}
    </div>
  );
}

interface RowsProps {
  name: RowField;
  rows: string[][];
  onRows(rows: string[][]): void;
}

function Rows({ name, rows, onRows }: RowsProps) {
  const columns = rowFields[name];
  const title = word(`paper.${name}`);
  const set = (row: number, column: number, text: string) =>
    onRows(rows.map((each, at) => (at === row ? each.with(column, text) : each)));
  return (
    <fieldset className="choices rows">
      <legend>{title}</legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div className="row-line" key={index}>
          {columns.map((column, at) => (
            <label key={column} className="field">
              <span aria-hidden="true">{word(`paper.${column}`)}</span>
              <input
                type="text"
                name={`${name}-${index}-${column}`}
                aria-label={i18n.t('report.paper.cell', [word(`paper.${column}`), String(index + 1)])}
                value={row[at] ?? ''}
                maxLength={300}
                onChange={({ currentTarget }) => set(index, at, currentTarget.value)}
              />
            </label>
          ))}
          <button
            type="button"
            className="button button-quiet"
            aria-label={i18n.t('report.paper.removeRowName', [title, String(index + 1)])}
            onClick={() => onRows(rows.filter((_, other) => other !== index))}
          >
            {i18n.t('report.paper.removeRow')}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button"
        name={`add-${name}`}
        aria-label={i18n.t('report.paper.addName', [title])}
        onClick={() => onRows([...rows, columns.map(() => '')])}
      >
        {i18n.t('report.paper.add')}
      </button>
    </fieldset>
  );
}
