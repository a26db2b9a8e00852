import { i18n } from '#i18n';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { Icon } from '../Icon.tsx';

interface BrokenNoteProps {
  /** How many entries are stored so that they cannot be read. */
  count: number;
  /** Their names, where they have any. */
  names?: string[];
  onRemove(): void;
}

/** That entries are damaged and left aside, and the way to be rid of them. Nothing while there are none. */
export function BrokenNote({ count, names = [], onRemove }: BrokenNoteProps) {
  if (count === 0) return null;
  return (
    <div className="box">
      <p className="note-warn">
        <Icon name="warning" /> {i18n.t('broken.stored', count, [String(count)])}
      </p>
      {names.length > 0 && <p className="problem-words">{names.join(', ').slice(0, 500)}</p>}
      <p>{i18n.t('broken.storedTodo')}</p>
      <div className="actions">
        <ConfirmButton
          label={i18n.t('broken.remove')}
          name={i18n.t('broken.removeStored')}
          question={i18n.t('broken.removeSure')}
          yes={i18n.t('broken.remove')}
          onConfirm={onRemove}
        />
      </div>
    </div>
  );
}
