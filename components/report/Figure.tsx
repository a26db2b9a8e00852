import { useId } from 'react';
import { i18n } from '#i18n';
import type { FigureView } from '../../utils/post/report-view.ts';
import { FigureTable } from './FigureTable.tsx';
import { Plot } from './Plot.tsx';
import { Sideways } from './Sideways.tsx';
import { word } from './words.ts';

/** One figure: what it is, its drawing, its numbers, where they are from and what they cannot say. */
export function Figure({ figure: { name, table, drawing } }: { figure: FigureView }) {
  const heading = useId();
  const title = word(`figure.${name}.title`);
  return (
    <section className="box figure" aria-labelledby={heading} data-figure={name}>
      <h3 id={heading}>{title}</h3>
      <p className="soft">{word(`figure.${name}.definition`)}</p>
      {table.rows.length === 0 || table.head.length < 2 ? (
        <p>{i18n.t('report.nothing')}</p>
      ) : (
        <>
          {drawing && (
            <Sideways label={i18n.t('report.drawing', [title])}>
              <Plot drawing={drawing} />
            </Sideways>
          )}
          {drawing || table.rows.length > 20 ? (
            <details>
              <summary>{i18n.t('report.numbers', [title])}</summary>
              <FigureTable caption={title} table={table} />
            </details>
          ) : (
            <FigureTable caption={title} table={table} />
          )}
        </>
      )}
      <p className="soft small">{i18n.t('report.source', [word(`figure.${name}.source`)])}</p>
      <p className="soft small">{i18n.t('report.limits', [word(`figure.${name}.limits`)])}</p>
    </section>
  );
}
