import { i18n } from '#i18n';
import type { ComposerReceiver, Suggestion, Suggestions } from '../../utils/post/composer.ts';

interface Props {
  id: string;
  suggestions: Suggestions | undefined;
  /** The one that Enter takes; -1 for none. */
  active: number;
  receivers: ComposerReceiver[];
  /** The permission to search was asked for, and not given. */
  denied: boolean;
  onTake(suggestion: Suggestion): void;
  onAllowSearch(account: string): void;
}

/** What is proposed for the word at the caret. It lies over what is below, so that nothing moves. */
export function SuggestionList(props: Props) {
  const { id, suggestions, active, receivers, denied, onTake, onAllowSearch } = props;
  const items = suggestions?.items ?? [];
  const asked = receivers.find((receiver) => receiver.id === suggestions?.needsSearch);
  return (
    <>
      <p role="status" className="hidden-text">
        {items.length > 0 && i18n.t('composer.search.found', items.length)}
      </p>
      {suggestions && (
        <div className="suggestions">
          {items.length > 0 && (
            <div id={id} role="listbox" aria-label={i18n.t('composer.search.suggestions')}>
              {items.map((item, index) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
                <div
                  key={item.insert}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === active}
                  className="suggestion"
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onTake(item)}
                >
                  <span>{item.label}</span>
                  {item.note && <span className="soft">{item.note}</span>}
                </div>
              ))}
            </div>
          )}
          {asked && (
            <div className="suggestion-ask">
              <p className="small">
                {denied ? i18n.t('composer.search.failed') : i18n.t('composer.search.why')}
              </p>
              <button type="button" className="button" onClick={() => onAllowSearch(asked.id)}>
                {i18n.t('composer.search.allow', [asked.name])}
              </button>
            </div>
          )}
        </div>
      )}
    </>
  );
}
