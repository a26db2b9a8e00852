import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { softwareName } from '../../utils/post/capitalised.ts';
import { aboutCrossposting } from '../../utils/post/crossposting.ts';
import type { AddAccountState } from '../../utils/post/options.ts';
import { Icon } from '../Icon.tsx';

interface FoundServerProps {
  state: Extract<AddAccountState, { kind: 'found' | 'silent' }>;
  onAllow(): void;
  onGoOn(): void;
}

/** What was found at an address, what its rules say, and the next step. The focus is on that, so that Enter goes on. */
export function FoundServer({ state, onAllow, onGoOn }: FoundServerProps) {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const isFound = state.kind === 'found';
  return (
    <section className={`add-next add-${state.kind}`} aria-labelledby="add-next-title">
      <h4 id="add-next-title">
        {isFound ? (
          <>
            <Icon name="check" /> {i18n.t('options.add.found', [state.title || state.server])}
          </>
        ) : (
          i18n.t('options.add.silent', [state.server])
        )}
      </h4>
      <div id="add-next-text">
        {isFound ? (
          <>
            <p className="soft">{[state.server, softwareName(state.software.trim())].join(' · ')}</p>
            <p>{i18n.t('options.add.foundText')}</p>
          </>
        ) : (
          <p>{i18n.t('options.add.silentText')}</p>
        )}
      </div>
      {isFound && <Crossposting rules={state.rules} />}
      <div className="actions">
        <button
          ref={next}
          type="button"
          className="button button-main"
          aria-describedby="add-next-title add-next-text"
          onClick={isFound ? onGoOn : onAllow}
        >
          {isFound ? i18n.t('options.add.goOn') : i18n.t('options.add.allow')}
        </button>
      </div>
    </section>
  );
}

/** What a server's rules say of posts from elsewhere; where none names them, that nobody has to be asked by that. */
export function Crossposting({ rules }: { rules: readonly string[] }) {
  const about = aboutCrossposting(rules);
  if (about.length === 0) return <p className="soft">{i18n.t('options.add.noRule')}</p>;
  return (
    <div className="note-warn">
      <p>{i18n.t('options.add.rule')}</p>
      <ul className="said">
        {about.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </div>
  );
}
