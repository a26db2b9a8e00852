import { useEffect, useReducer, useRef, useState } from 'react';
import { Button, Icon, paths } from './button.tsx';
import { CropStep } from './crop-step.tsx';
import { DetailsStep } from './details-step.tsx';
import { Discard } from './discard.tsx';
import { type Draft, emptyDraft, isReel, reduceDraft, type Step } from './draft.ts';
import { EditStep } from './edit-step.tsx';
import { EndStep } from './end-step.tsx';
import { readItems } from './items.ts';
import { say } from './labels.ts';
import { publish } from './publish.ts';
import { query } from './request.ts';
import { SelectStep } from './select-step.tsx';
import { setup } from './setup.ts';

const before: Partial<Record<Step, Step>> = { crop: 'select', edit: 'crop', details: 'edit' };
const after: Partial<Record<Step, Step>> = { crop: 'edit', edit: 'details' };
const routes: Partial<Record<Step, string>> = {
  select: 'select',
  crop: 'style',
  edit: 'style',
  details: 'details',
};

/** The dialog in which a post is made, step by step. Its name changes with the step. */
export function Composer({ onClose }: { onClose: () => void }) {
  const [draft, dispatch] = useReducer(reduceDraft, emptyDraft);
  const [question, setQuestion] = useState<'close' | 'back'>();
  const [unreadable, setUnreadable] = useState(false);
  const uploaded = useRef(new Map<string, string>());
  const { step } = draft;
  const go = (next: Step) => dispatch({ type: 'set', change: { step: next } });

  useEffect(() => {
    query(`PolarisCreationModal_${step}_Query`);
    if (setup.routes) history.replaceState(null, '', routes[step] ? `/create/${routes[step]}/` : '/');
  }, [step]);

  const choose = async (files: Iterable<File>) => {
    const items = await readItems(files);
    setUnreadable(items.length === 0);
    if (items.length > 0) dispatch({ type: 'add', items });
  };
  const share = () => {
    go('sharing');
    publish(draft, uploaded.current).then(
      () => go('shared'),
      () => go('failed'),
    );
  };
  const back = () => (step === 'crop' ? setQuestion('back') : go(before[step] ?? step));
  const leave = () => {
    if (step === 'sharing') return;
    if (after[step] || step === 'details') setQuestion('close');
    else onClose();
  };
  const next = after[step];

  return (
    <div className="k-overlay">
      <div className="k-close">
        <Button onPress={leave}>
          <Icon label={say.close} path={paths.cross} />
        </Button>
      </div>
      <div role="dialog" aria-label={titleOf(draft)} className="k-dialog">
        <div className="k-bar">
          <div className="k-bar-side">
            {before[step] && (
              <Button onPress={back}>
                <Icon label={say.back} path={paths.left} />
              </Button>
            )}
          </div>
          <h1>{titleOf(draft)}</h1>
          <div className="k-bar-side">
            {next && <Button onPress={() => go(next)}>{say.next}</Button>}
            {step === 'details' && <Button onPress={share}>{say.share}</Button>}
          </div>
        </div>
        {step === 'select' && <SelectStep unreadable={unreadable} onFiles={choose} />}
        {step === 'crop' && <CropStep draft={draft} dispatch={dispatch} onFiles={choose} />}
        {step === 'edit' && <EditStep draft={draft} dispatch={dispatch} />}
        {step === 'details' && <DetailsStep draft={draft} dispatch={dispatch} />}
        {(step === 'sharing' || step === 'shared' || step === 'failed') && (
          <EndStep step={step} reel={isReel(draft)} onAgain={share} />
        )}
      </div>
      {question && (
        <Discard
          onCancel={() => setQuestion(undefined)}
          onDiscard={() => {
            setQuestion(undefined);
            if (question === 'close') onClose();
            else dispatch({ type: 'clear' });
          }}
        />
      )}
    </div>
  );
}

function titleOf(draft: Draft): string {
  if (isReel(draft) && draft.step === 'details') return say.newReel;
  if (isReel(draft) && draft.step === 'shared') return say.reelShared;
  return say.titles[draft.step];
}
