import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { ShelfItem } from '../../utils/post/composer.ts';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { withValue } from '../choices.ts';
import { Fixed } from '../Fixed.tsx';
import { momentText } from '../time.ts';
import { Tick } from './Choices.tsx';
import { Planned } from './Planned.tsx';
import type { ComposerProps, ShelfProps } from './types.ts';

type Props = Pick<ComposerProps, 'state' | 'locale' | 'onChange'> & ShelfProps;

/** What lies beside the manuscript: drafts, what is planned, what went, templates and endings. */
export function ShelfSections(props: Props) {
  const { state, locale, onAgain } = props;
  const { sent } = state.shelf;
  return (
    <div className="composer-shelf">
      <Drafts {...props} />
      <Planned {...props} />
      <details>
        <summary>{i18n.t('composer.again.title')}</summary>
        {sent.length === 0 && <p className="soft">{i18n.t('composer.again.empty')}</p>}
        <Items
          items={sent}
          locale={locale}
          label={(name) => i18n.t('composer.again.use', [name])}
          onUse={onAgain}
        />
      </details>
      <Templates {...props} />
      <Tick
        on={state.shelf.menu}
        isSet={state.shelf.fixed.contextMenu}
        // What the administration wants, the browser gives only to a person.
        isFixed={state.shelf.fixed.contextMenu && !state.shelf.menuWaits}
        onTick={props.onMenu}
      >
        {i18n.t('composer.entrance.menu')}
      </Tick>
    </div>
  );
}

interface ItemsProps {
  items: ShelfItem[];
  locale: string;
  label(name: string): string;
  onUse(id: string): void;
  /** What is asked before one is taken away, where it can be. */
  remove?: { label(name: string): string; onRemove(id: string): void };
}

function Items({ items, locale, label, onUse, remove }: ItemsProps) {
  return (
    <ul className="shelf-items">
      {items.map(({ id, name, at }) => (
        <li key={id}>
          <button type="button" className="button button-quiet shelf-item" onClick={() => onUse(id)}>
            <span className="hidden-text">{label('')}</span>
            <span className="excerpt">{nameOf(name)}</span>
            {at > 0 && <span className="soft small">{momentText(at, locale)}</span>}
          </button>
          {remove && (
            <ConfirmButton
              label={i18n.t('composer.drafts.delete')}
              name={remove.label(nameOf(name))}
              question={i18n.t('composer.drafts.removeSure')}
              yes={i18n.t('composer.drafts.removeYes')}
              onConfirm={() => remove.onRemove(id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

const nameOf = (name: string) => name || i18n.t('composer.drafts.unnamed');

function Drafts({ state, locale, onChange, onOpen, onDiscard, onKeepFor }: Props) {
  const id = useId();
  const { shelf, manuscript } = state;
  return (
    <details>
      <summary>{i18n.t('composer.drafts.title')}</summary>
      <div className="composer-field">
        <label htmlFor={id}>{i18n.t('composer.drafts.name')}</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          value={manuscript.name}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
      </div>
      {shelf.drafts.length === 0 && <p className="soft">{i18n.t('composer.drafts.empty')}</p>}
      <Items
        items={shelf.drafts}
        locale={locale}
        label={(name) => i18n.t('composer.drafts.open', [name])}
        onUse={onOpen}
        remove={{ label: (name) => i18n.t('composer.drafts.remove', [name]), onRemove: onDiscard }}
      />
      <div className="composer-field">
        <label htmlFor={`${id}-keep`}>
          {i18n.t('composer.drafts.keep')} {shelf.fixed.draftDays && <Fixed />}
        </label>
        <select
          id={`${id}-keep`}
          value={shelf.keepDays}
          disabled={shelf.fixed.draftDays}
          onChange={({ currentTarget }) => onKeepFor(Number(currentTarget.value))}
        >
          {withValue([7, 30, 90, 365], shelf.keepDays).map((days) => (
            <option key={days} value={days}>
              {i18n.t('composer.drafts.keepDays', [days])}
            </option>
          ))}
          <option value={0}>{i18n.t('composer.drafts.keepAlways')}</option>
        </select>
      </div>
    </details>
  );
}

function Templates({ state, locale, onTemplate, onKeepTemplate, onRemoveTemplate, onEnding }: Props) {
  const id = useId();
  const [name, setName] = useState('');
  const { shelf, view, manuscript } = state;
  const isSet = (account: string) => shelf.fixed.endings === 'all' || shelf.fixed.endings.includes(account);
  const canKeep = name.trim() !== '' && manuscript.text.trim() !== '';
  return (
    <details>
      <summary>{i18n.t('composer.templates.title')}</summary>
      <Items
        items={shelf.templates}
        locale={locale}
        label={(each) => i18n.t('composer.templates.use', [each])}
        onUse={onTemplate}
        remove={{ label: (each) => i18n.t('composer.templates.remove', [each]), onRemove: onRemoveTemplate }}
      />
      <div className="composer-field">
        <label htmlFor={id}>{i18n.t('composer.templates.name')}</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button
          type="button"
          className="button"
          aria-disabled={!canKeep}
          onClick={() => {
            // What is drawn lags behind the last keys: what is written now decides.
            if (name.trim() && onKeepTemplate(name.trim())) setName('');
          }}
        >
          {i18n.t('composer.templates.save')}
        </button>
      </div>
      {view.receivers.map((receiver) => (
        <div key={receiver.id} className="composer-field">
          <label htmlFor={`${id}-${receiver.id}`}>
            {i18n.t('composer.templates.ending', [receiver.name])} {isSet(receiver.id) && <Fixed />}
          </label>
          <textarea
            id={`${id}-${receiver.id}`}
            rows={2}
            defaultValue={shelf.endings[receiver.id] ?? ''}
            disabled={isSet(receiver.id)}
            aria-describedby={`${id}-${receiver.id}-hint`}
            onBlur={({ currentTarget }) => onEnding(receiver.id, currentTarget.value)}
          />
          <p id={`${id}-${receiver.id}-hint`} className="soft small">
            {i18n.t('composer.templates.endingHint')}
          </p>
        </div>
      ))}
    </details>
  );
}
