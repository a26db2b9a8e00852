import { Button } from './button.tsx';
import { say } from './labels.ts';

/** The question before everything chosen is thrown away. */
export function Discard({ onDiscard, onCancel }: { onDiscard: () => void; onCancel: () => void }) {
  return (
    <div className="k-overlay">
      <div role="dialog" aria-label={say.discard} className="k-question">
        <h2>{say.discard}</h2>
        <p>{say.discardText}</p>
        <button type="button" className="k-choice" onClick={onDiscard}>
          {say.discardYes}
        </button>
        <Button className="k-choice" onPress={onCancel}>
          {say.cancel}
        </Button>
      </div>
    </div>
  );
}
