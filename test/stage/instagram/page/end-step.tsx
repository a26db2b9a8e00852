import { Button } from './button.tsx';
import { say } from './labels.ts';

interface Props {
  step: 'sharing' | 'shared' | 'failed';
  reel: boolean;
  onAgain: () => void;
}

/** What is seen while a post goes out, and after. */
export function EndStep({ step, reel, onAgain }: Props) {
  return (
    <div className="k-end">
      {step === 'sharing' && <img alt={say.spinner} src={ring('#c13584', '40 60')} className="k-spinner" />}
      {step === 'shared' && (
        <>
          <img alt={say.checkmark} src={ring('#c13584', '100')} className="k-done" />
          <span>{reel ? say.shared.reel : say.shared.post}</span>
        </>
      )}
      {step === 'failed' && (
        <>
          <h3>{say.titles.failed}</h3>
          <span>{say.failed}</span>
          <Button className="k-primary" onPress={onAgain}>
            {say.again}
          </Button>
        </>
      )}
    </div>
  );
}

function ring(color: string, dashes: string): string {
  const circle = `<circle cx="20" cy="20" r="16" fill="none" stroke="${color}" stroke-width="3" stroke-dasharray="${dashes}"/>`;
  const tick =
    dashes === '100' ? `<path d="M12 20l6 6 10-12" fill="none" stroke="${color}" stroke-width="3"/>` : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">${circle}${tick}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
