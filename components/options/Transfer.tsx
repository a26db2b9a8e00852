import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { TransferState } from '../../utils/post/options.ts';
import type { LeftOut } from '../../utils/post/settings-file.ts';
import { ChooseFile } from '../ChooseFile.tsx';
import { Icon } from '../Icon.tsx';
import { problemWithoutPost } from '../problem.ts';

interface TransferProps {
  state: TransferState;
  onExport(): void;
  onRead(text: string): void;
  onTake(): void;
  onCancel(): void;
}

/** The settings as a file, for another browser; and a file of another browser, which is shown before it is taken over. */
export function Transfer({ state, onExport, onRead, onTake, onCancel }: TransferProps) {
  return (
    <section id="transfer" aria-labelledby="transfer-title">
      <h2 id="transfer-title">{i18n.t('options.transfer.title')}</h2>
      <p className="soft">{i18n.t('options.transfer.lead')}</p>
      <div className="box rule-inside">
        <div className="actions">
          <button type="button" className="button" onClick={onExport}>
            {i18n.t('options.transfer.export')}
          </button>
          <ChooseFile
            label={i18n.t('options.transfer.import')}
            accept="application/json,.json"
            onText={(text) => onRead(text)}
          />
        </div>
        {state.kind === 'read' && <Asked state={state} onTake={onTake} onCancel={onCancel} />}
        <p role="status" className={state.kind === 'taken' ? 'note-good' : undefined}>
          {state.kind === 'taken' && i18n.t('options.transfer.taken', [state.rules, state.mentions])}
        </p>
        <div role="alert">{state.kind === 'failed' && <Failure problem={state.problem} />}</div>
      </div>
    </section>
  );
}

type AskedProps = Pick<TransferProps, 'onTake' | 'onCancel'> & {
  state: Extract<TransferState, { kind: 'read' }>;
};

function Asked({ state, onTake, onCancel }: AskedProps) {
  const { rules, mentions, replaced, leftOut } = state;
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <fieldset
      className="transfer-asked"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <legend>{i18n.t('options.transfer.found', [rules, mentions])}</legend>
      <p>
        {replaced > 0
          ? i18n.t('options.transfer.replaces', replaced)
          : i18n.t('options.transfer.replacesNothing')}
      </p>
      {leftOut.length > 0 && (
        <div className="note-warn">
          <p>
            <Icon name="warning" /> {i18n.t('options.transfer.leftOut')}
          </p>
          <ul className="said">
            {leftOut.map((each) => (
              <li key={JSON.stringify(each)}>{leftOutText(each)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="actions">
        <button type="button" className="button button-main" onClick={onTake}>
          {i18n.t('options.transfer.take')}
        </button>
        <button ref={cancel} type="button" className="button" onClick={onCancel}>
          {i18n.t('common.cancel')}
        </button>
      </div>
    </fieldset>
  );
}

function leftOutText(leftOut: LeftOut): string {
  if (leftOut.kind === 'twice') return i18n.t('options.transfer.twice', [leftOut.name, leftOut.count]);
  return leftOut.what === 'rules'
    ? i18n.t('options.transfer.unreadableRules', leftOut.count)
    : i18n.t('options.transfer.unreadableNames', leftOut.count);
}

function Failure({ problem }: { problem: Extract<TransferState, { kind: 'failed' }>['problem'] }) {
  const { what, todo, detail } = problemWithoutPost(problem);
  return (
    <div className="problem note-bad">
      <p className="problem-what">
        <Icon name="stop" /> {i18n.t('options.transfer.failed')}
      </p>
      <p>{what}</p>
      {detail && <p className="problem-words">{detail}</p>}
      <p>{todo}</p>
    </div>
  );
}
