import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { BookEntry } from '../../utils/post/book-entry.ts';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { Fixed } from '../Fixed.tsx';
import { platformNames } from '../platform-names.ts';
import { AddNameForm } from './AddNameForm.tsx';
import type { HandleBookProps } from './types.ts';

interface Allowed {
  /** An account is signed in whose server can be asked. */
  canCheck: boolean;
  /** Whether people may not change this name. */
  isFixed(name: BookEntry): boolean;
  /** Whether people may add names. */
  mayAdd: boolean;
}

/** Which name on a platform is which account on Mastodon. */
export function HandleBook({
  names,
  state,
  canCheck,
  isFixed,
  mayAdd,
  onSave,
  onRemove,
}: HandleBookProps & Allowed) {
  const title = useRef<HTMLHeadingElement>(null);
  const removing = useRef(false);
  const count = names.length;
  const countBefore = useRef(count);
  useEffect(() => {
    // The button that had the focus has gone with its line.
    if (removing.current && count < countBefore.current) title.current?.focus();
    if (count !== countBefore.current) removing.current = false;
    countBefore.current = count;
  }, [count]);

  const remove = (name: BookEntry) => {
    removing.current = true;
    onRemove(name);
  };
  return (
    <section id="book" aria-labelledby="book-title">
      <h2 id="book-title" ref={title} tabIndex={-1}>
        {i18n.t('options.book.title')}
      </h2>
      <p className="soft">{i18n.t('options.book.lead')}</p>
      {names.length === 0 ? (
        <div className="box empty">
          <p className="empty-title">{i18n.t('options.book.emptyTitle')}</p>
          <p className="soft">{i18n.t('options.book.empty')}</p>
        </div>
      ) : (
        <ul className="box names" aria-label={i18n.t('options.book.entries')}>
          {names.map((name) => (
            <li key={`${name.platform} ${name.name}`}>
              <Line name={name} onRemove={isFixed(name) ? undefined : () => remove(name)} />
            </li>
          ))}
        </ul>
      )}
      {!mayAdd ? null : canCheck ? (
        <AddNameForm names={names} state={state} onSave={onSave} />
      ) : (
        <p className="box">{i18n.t('options.book.noAccount')}</p>
      )}
    </section>
  );
}

interface LineProps {
  name: BookEntry;
  /** None where the administration has set it. */
  onRemove: (() => void) | undefined;
}

function Line({ name: { platform, name, account }, onRemove }: LineProps) {
  return (
    <div className="name-line">
      <p>
        <strong>{name}</strong> <span className="soft">{platformNames[platform]}</span>
      </p>
      <p>@{account}</p>
      {onRemove ? (
        <ConfirmButton
          label={i18n.t('options.book.remove')}
          name={i18n.t('options.book.removeName', [name, platformNames[platform]])}
          question={i18n.t('options.book.removeSure')}
          yes={i18n.t('options.book.remove')}
          onConfirm={onRemove}
        />
      ) : (
        <Fixed />
      )}
    </div>
  );
}
