import {
  type ClipboardEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { i18n } from '#i18n';
import { breakLine, dividedText } from '../../utils/post/breaks.ts';
import type { Suggestion } from '../../utils/post/composer.ts';
import { Icon } from '../Icon.tsx';
import { FieldErrors } from './FieldErrors.tsx';
import { problemsAt } from './problem-text.ts';
import { SuggestionList } from './SuggestionList.tsx';
import type { FieldProps } from './types.ts';

type Props = FieldProps & {
  /** It has the caret from the beginning. */
  begins: boolean;
  rows: number;
};

/** The field for the text. What is typed is drawn by the browser itself; only what others change is put in. */
export function TextField({ state, begins, rows, onType, onFiles, onCalm, onAllowSearch, onSend }: Props) {
  const { manuscript, revision, suggestions, tried, view } = state;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  /** What was last told, and the caret's place then. */
  const told = useRef('');
  const [active, setActive] = useState(-1);
  // Before it is painted, so that no key goes anywhere else.
  useLayoutEffect(() => {
    if (begins) field.current?.focus();
  }, [begins]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other suggestions begin without a choice
  useEffect(() => setActive(-1), [suggestions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change by somebody else is put in
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    // Also where it is the same: a field that was never written in takes over its default, which React sets at each drawing,
    // and the caret goes to the end then (Firefox 153).
    element.value = manuscript.text;
    element.setSelectionRange(...manuscript.selection);
    told.current = placeOf(element);
  }, [revision, manuscript.id]);

  const typed = () => {
    const element = field.current;
    if (!element) return;
    told.current = placeOf(element);
    onType(element.value, [element.selectionStart, element.selectionEnd]);
  };
  useSelection(field, told, typed);
  const take = ({ insert }: Suggestion) => {
    if (suggestions) insertAt(field.current, suggestions.start, suggestions.end, `${insert} `);
    onCalm();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return onSend();
    if (!suggestions) return;
    const { items } = suggestions;
    if (event.key === 'Escape') onCalm();
    else if (items.length === 0) return;
    else if (event.key === 'ArrowDown') setActive((active + 1) % items.length);
    else if (event.key === 'ArrowUp') setActive((active <= 0 ? items.length : active) - 1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && items[active]) take(items[active]);
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files, partAt(field.current));
  };
  const errors = tried ? problemsAt('text', view.problems, view.files) : [];
  const isOpen = Boolean(suggestions?.items.length);
  return (
    <div className="composer-field composer-text">
      <label htmlFor={id}>{i18n.t('composer.text')}</label>
      <div className="composer-text-box">
        <textarea
          ref={field}
          id={id}
          rows={rows}
          defaultValue={manuscript.text}
          placeholder={i18n.t('composer.start')}
          lang={view.language.code}
          aria-autocomplete="list"
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={isOpen && active >= 0 ? `${id}-list-${active}` : undefined}
          aria-invalid={errors.length > 0}
          aria-describedby={`${id}-errors`}
          onChange={typed}
          onKeyDown={keys}
          onPaste={paste}
        />
        <SuggestionList
          id={`${id}-list`}
          suggestions={suggestions}
          active={active}
          receivers={view.receivers}
          denied={state.searchDenied}
          onTake={take}
          onAllowSearch={onAllowSearch}
        />
      </div>
      <FieldErrors id={`${id}-errors`} errors={errors} />
      {!manuscript.corrects && rows > 3 && (
        <div className="composer-text-foot">
          <button
            type="button"
            className="button button-quiet"
            aria-describedby={`${id}-break`}
            onClick={() => insertBreak(field.current)}
          >
            <Icon name="plus" />
            {i18n.t('composer.break')}
          </button>
          <p id={`${id}-break`} className="soft small">
            {i18n.t('composer.breakHint')}
          </p>
        </div>
      )}
    </div>
  );
}

/** Calls `moved` when the caret went somewhere else than was told last: that too belongs to the draft. */
function useSelection(
  field: { current: HTMLTextAreaElement | null },
  told: { current: string },
  moved: () => void,
): void {
  const latest = useRef(moved);
  latest.current = moved;
  useEffect(() => {
    const element = field.current;
    const look = () => {
      if (element && placeOf(element) !== told.current) latest.current();
    };
    // React's own `onSelect` misses what happens before it has seen the field get the focus.
    element?.addEventListener('selectionchange', look);
    return () => element?.removeEventListener('selectionchange', look);
  }, [field, told]);
}

const placeOf = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) =>
  `${value.length} ${selectionStart} ${selectionEnd}`;

/** As if it had been typed, so that it can be undone by the browser's own means. */
function insertAt(element: HTMLTextAreaElement | null, start: number, end: number, text: string): void {
  if (!element) return;
  element.focus();
  element.setSelectionRange(start, end);
  // The only way into a field's own history; deprecated, and without a successor (2026-11).
  if (document.execCommand('insertText', false, text)) return;
  element.setRangeText(text, start, end, 'end');
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

function insertBreak(element: HTMLTextAreaElement | null): void {
  if (!element) return;
  const { selectionStart: start, selectionEnd: end, value } = element;
  const before = start === 0 || value[start - 1] === '\n' ? '' : '\n';
  insertAt(element, start, end, `${before}${breakLine}\n`);
}

/** Which of the posts that the person divided the text into the caret is in. */
function partAt(element: HTMLTextAreaElement | null): number {
  if (!element) return 0;
  return dividedText(element.value.slice(0, element.selectionStart)).length - 1;
}
