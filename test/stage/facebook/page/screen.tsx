import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { say } from './labels.ts';

interface Props {
  id: string;
  title: string;
  hidden?: boolean;
  onBack?: () => void;
  onClose?: () => void;
  children: ReactNode;
}

/** One screen of the dialog: its heading, the way back or out, and what stands below. */
export function Screen({ id, title, hidden = false, onBack, onClose, children }: Props) {
  return (
    <div className="k-screen" hidden={hidden}>
      <div className="k-top">
        {onBack && (
          <Button label={say.back} className="k-round k-back" onPress={onBack}>
            ←
          </Button>
        )}
        <h2 id={id}>
          <span>{title}</span>
        </h2>
        {onClose && (
          <Button label={say.close} className="k-round k-close" onPress={onClose}>
            ✕
          </Button>
        )}
      </div>
      {children}
    </div>
  );
}
