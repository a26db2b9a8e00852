import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../utils/post/paper.ts';
import { figureNames } from '../../../utils/post/report-view.ts';
import { csvOf } from '../../../utils/report/csv.ts';
import { htmlOf } from '../../../utils/report/html.ts';
import { odtOf } from '../../../utils/report/odt/odt.ts';
import { newForm, wholeForm } from '../../../utils/report/paper/form.ts';
import { readTemplate } from '../../../utils/report/paper/template.ts';
import { templateDe } from '../../../utils/report/paper/template-de.ts';
import { valuesOf } from '../../../utils/report/paper/values.ts';
import { tableOf } from '../../../utils/report/tables.ts';
import { german } from './german.ts';
import { asOf, emptyHalfYear, filledForm, halfYear, paperOf, rasterize } from './paper.ts';

const report = await halfYear();

const textOf = (block: Block): string => {
  if (block.kind === 'heading') return block.text;
  if ('runs' in block) return block.runs.map(({ text, byHand }) => (byHand ? `«${text}»` : text)).join('');
  if (block.kind === 'table')
    return block.table.rows.flatMap((row) => row.map(({ text }) => text)).join(' | ');
  return '';
};
const bodyOf = (blocks: Block[]) => {
  const annex = blocks.findIndex(({ kind }) => kind === 'annex');
  return annex < 0 ? blocks : blocks.slice(0, annex);
};
const sentences = (blocks: Block[]) =>
  bodyOf(blocks).flatMap((block) => ('runs' in block ? [textOf(block)] : []));

describe('the template that comes along', () => {
  test('names nothing that there is not', () => expect(readTemplate(templateDe).unknown).toEqual([]));

  test('has the headings that a paper for committees has, in their order', () => {
    const headings = paperOf(report, filledForm()).blocks.flatMap((each) =>
      each.kind === 'heading' && each.level === 1 ? [each.text] : [],
    );
    expect(headings).toEqual([
      ...['Beschlussentwurf', '1 Anlass', '2 Bestand', '3 Stand der Umsetzung', '4 Planung'],
      ...['5 Recht und Datenschutz', '6 Barrierefreiheit', '7 Finanzielle und personelle Auswirkungen'],
      ...[
        '8 Klimawirkung',
        '9 Nächster Bericht',
        'Anlage A: Kennzahlen',
        'Anlage B: Kanäle und Einrichtungen',
      ],
      'Anlage C: Veröffentlichungen, die nicht auf Mastodon stehen',
    ]);
  });

  test('is sober: third person, no word to the reader, no exclamation', () => {
    for (const form of [newForm(), filledForm()])
      for (const made of [report, emptyHalfYear()])
        for (const block of paperOf(made, form).blocks)
          expect(textOf(block)).not.toMatch(/\b(?:Sie haben|Ihre?|wir|uns|unser\w*|ich|du)\b|!/);
  });
});

describe('another template', () => {
  const template = (text: string) => readTemplate(text);
  const form = filledForm();

  test('is what the paper is made of', () => {
    const own = template(
      '# Bericht von {{city}}\n## Lage\n- {{share}} Abdeckung\n> Stand {{asOf}}\n[[annex]]\n## Mehr\n[[rows measures]]',
    );
    const { title, blocks } = paperOf(report, form, own);
    expect(title).toBe('Bericht von Krefeld*');
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'item', 'note', 'annex', 'heading', 'table']);
  });

  test('has lines that stand only where something is known, or only where it is not', () => {
    const own = template('?share da\n!share weg\n?climate da\n!climate weg\n?share,!climate beides');
    expect(sentences(paperOf(report, form, own).blocks)).toEqual(['da', 'weg', 'beides']);
    expect(sentences(paperOf(emptyHalfYear(), form, own).blocks)).toEqual(['weg', 'weg']);
  });

  test.each([
    ['{{sharee}}', 'sharee'],
    ['?sharee Text', 'sharee'],
    ['[[table nothing]]', '[[table nothing]]'],
    ['[[plot coverage]]', '[[plot coverage]]'],
    ['[[rows staff]]', '[[rows staff]]'],
    ['[[whatever]]', '[[whatever]]'],
  ])('that names what there is not says so: %s', (text, unknown) => {
    expect(template(text).unknown).toEqual([unknown]);
  });

  test('that asks for what nobody entered has a gap that can be seen', () => {
    expect(sentences(paperOf(report, form, template('Klima: {{climate}}')).blocks)).toEqual([
      'Klima: [keine Angabe]',
    ]);
  });
});

describe('every figure in the paper', () => {
  test('is one of the report, or is marked as entered by hand', () => {
    const form = filledForm();
    const speech = german();
    const known = new Set(
      [...valuesOf(report, newForm(), asOf, speech).values()].flatMap(
        ({ text }) => text.match(/\d[\d.,]*/g) ?? [],
      ),
    );
    const inLaw = new Set(newForm().texts.law.match(/\d[\d.,]*/g));
    for (const sentence of sentences(paperOf(report, form).blocks)) {
      const withoutHand = sentence.replace(/«[^»]*»/g, '');
      const numbers = (withoutHand.match(/\d[\d.,]*\d|\d/g) ?? []).map((each) => each.replace(/[.,]$/, ''));
      for (const number of numbers)
        expect([sentence, known.has(number) || inLaw.has(number)]).toEqual([sentence, true]);
    }
  });

  test('in its tables is that of the page and of the CSV', () => {
    const speech = german();
    const lines = csvOf(report, speech).slice(1).trimEnd().split('\r\n').slice(1);
    const cells = figureNames.reduce((sum, name) => {
      const { rows } = tableOf(name, report, speech);
      return sum + rows.reduce((count, row) => count + row.length - 1, 0);
    }, 0);
    expect(lines).toHaveLength(cells);
    const tables = paperOf(report, newForm()).blocks.flatMap((each) =>
      each.kind === 'table' ? [each.table] : [],
    );
    const coverage = tables.find(({ caption }) => caption.endsWith(': Abdeckung'));
    expect(coverage?.rows.map((row) => row.map(({ text }) => text))).toEqual(
      tableOf('coverage', report, speech).rows.map((row) => row.map(({ text }) => text)),
    );
  });
});

test('where nothing was recorded and nobody entered anything, nothing is claimed', () => {
  const { blocks } = paperOf(emptyHalfYear(), {
    ...newForm(),
    texts: { ...newForm().texts, law: '', lawAsOf: '' },
  });
  const text = sentences(blocks).join('\n');
  const dates = ['01.01.2026', '30.06.2026', '06.07.2026'];
  const numbers = dates.reduce((rest, date) => rest.replaceAll(date, ''), text).match(/\d+/g);
  expect(numbers).toBeNull();
  expect(text).not.toContain('%');
  for (const missing of [
    'Abdeckung kann nicht angegeben werden',
    'zur Zeit bis zur Veröffentlichung liegen nicht vor',
  ])
    expect(text).toContain(missing);
});

describe('what a person enters', () => {
  test('is in the paper as it was written, whatever it looks like', async () => {
    const form = filledForm();
    form.texts.occasion = 'Zeile <eins> & "zwei"\nZeile  drei ]]> \u0007{{share}}';
    const paper = paperOf(report, form);
    const html = htmlOf(paper);
    expect(html).toContain('Zeile &lt;eins&gt; &amp; &quot;zwei&quot;<br>Zeile  drei ]]&gt; {{share}}*');
    const files = unzipSync(await odtOf(paper, asOf, rasterize));
    const content = strFromU8(files['content.xml'] ?? new Uint8Array());
    expect(content).toContain(
      'Zeile &lt;eins&gt; &amp; &quot;zwei&quot;<text:line-break/>Zeile <text:s text:c="1"/>drei ]]&gt; {{share}}*',
    );
  });

  test('is kept by a form of another version: what it lacks is empty, what is unknown is left out', () => {
    const form = wholeForm({
      texts: { city: 'Krefeld', later: 'x' },
      rows: { measures: [['Eins']], later: [['x']] },
    });
    expect(form.texts).toMatchObject({ city: 'Krefeld', hours: '' });
    expect(form.texts).not.toHaveProperty('later');
    expect(form.rows).toEqual({ measures: [['Eins', '', '', '']], committees: [], costs: [], products: [] });
  });

  test('is no formula in a table program', () => {
    const lines = csvOf(
      { ...report, byInstitution: [{ name: '=HYPERLINK("x")', value: report.total }] },
      german(),
    ).split('\r\n');
    expect(lines.filter((line) => line.includes('HYPERLINK'))[0]).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
