import { useId, useRef } from 'react';
import { i18n } from '#i18n';
import type { PlannedItem } from '../../utils/post/composer.ts';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { momentText } from '../time.ts';
import { localTime, timeOf } from './TimeField.tsx';
import type { ComposerProps, ShelfProps } from './types.ts';

type Acts = Pick<ShelfProps, 'onReplan' | 'onEditPlanned'>;
type Props = Pick<ComposerProps, 'state' | 'locale'> & Acts;

/** What waits for its time, at a server or here: given another time, written in again, or given up. */
export function Planned({ state, ...props }: Props) {
  const { planned } = state.shelf;
  if (planned.length === 0) return null;
  return (
    <details open className="composer-planned">
      <summary>{i18n.t('composer.planned.title')}</summary>
      <ul className="shelf-items">
        {planned.map((item) => (
          <li key={item.id}>
            <PlannedRow item={item} {...props} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One that waits for its time, and what a person may do with it. */
export function PlannedRow({
  item,
  locale,
  onReplan,
  onEditPlanned,
}: Acts & { item: PlannedItem; locale: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const name = item.excerpt || i18n.t('composer.drafts.unnamed');
  const move = () => {
    const at = timeOf(field.current?.value ?? '');
    if (at !== undefined && localTime(at) !== localTime(item.at)) onReplan(item.id, at);
  };
  return (
    <>
      <span className="excerpt">{name}</span>
      <span className="soft small">
        {item.account} · {momentText(item.at, locale)} ·{' '}
        {item.keptBy === 'server' ? i18n.t('composer.planned.atServer') : i18n.t('composer.planned.here')}
      </span>
      <span className="actions">
        <label className="hidden-text" htmlFor={id}>
          {i18n.t('composer.planned.time', [name])}
        </label>
        <input ref={field} key={item.at} id={id} type="datetime-local" defaultValue={localTime(item.at)} />
        <button
          type="button"
          className="button planned-move"
          aria-label={i18n.t('composer.planned.change', [name])}
          onClick={move}
        >
          {i18n.t('composer.planned.move')}
        </button>
      </span>
      {item.isEditable && (
        <button
          type="button"
          className="button planned-edit"
          aria-label={i18n.t('composer.planned.editName', [name])}
          onClick={() => onEditPlanned(item.id)}
        >
          {i18n.t('composer.planned.edit')}
        </button>
      )}
      <ConfirmButton
        label={i18n.t('composer.planned.yes')}
        name={i18n.t('composer.planned.cancel', [name])}
        question={i18n.t('composer.planned.sure')}
        yes={i18n.t('composer.planned.yes')}
        onConfirm={() => onReplan(item.id, undefined)}
      />
    </>
  );
}
