import { useId } from 'react';
import { i18n } from '#i18n';
import type { PlannedItem } from '../../utils/post/composer.ts';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { momentText } from '../time.ts';
import { localTime, timeOf } from './TimeField.tsx';
import type { ComposerProps, ShelfProps } from './types.ts';

type Props = Pick<ComposerProps, 'state' | 'locale'> & Pick<ShelfProps, 'onReplan' | 'onEditPlanned'>;

/** What waits for its time, at a server or here: given another time, written in again, or given up. */
export function Planned({ state, ...props }: Props) {
  const { planned } = state.shelf;
  if (planned.length === 0) return null;
  return (
    <details open className="composer-planned">
      <summary>{i18n.t('composer.planned.title')}</summary>
      <ul className="shelf-items">
        {planned.map((item) => (
          <PlannedRow key={item.id} item={item} {...props} />
        ))}
      </ul>
    </details>
  );
}

function PlannedRow({ item, locale, onReplan, onEditPlanned }: Omit<Props, 'state'> & { item: PlannedItem }) {
  const id = useId();
  const name = item.excerpt || i18n.t('composer.drafts.unnamed');
  return (
    <li>
      <span className="excerpt">{name}</span>
      <span className="soft small">
        {item.account} · {momentText(item.at, locale)} ·{' '}
        {item.keptBy === 'server' ? i18n.t('composer.planned.atServer') : i18n.t('composer.planned.here')}
      </span>
      {item.keptBy === 'server' && (
        <>
          <label className="hidden-text" htmlFor={id}>
            {i18n.t('composer.planned.change', [name])}
          </label>
          <input
            key={item.at}
            id={id}
            type="datetime-local"
            defaultValue={localTime(item.at)}
            onBlur={({ currentTarget }) => {
              const at = timeOf(currentTarget.value);
              if (at !== undefined && localTime(at) !== localTime(item.at)) onReplan(item.id, at);
            }}
          />
        </>
      )}
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
        label={i18n.t('composer.drafts.delete')}
        name={i18n.t('composer.planned.cancel', [name])}
        question={i18n.t('composer.planned.sure')}
        yes={i18n.t('composer.planned.yes')}
        onConfirm={() => onReplan(item.id, undefined)}
      />
    </li>
  );
}
