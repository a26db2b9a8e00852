import { AccountChoices } from '../preview/AccountChoices.tsx';
import type { ComposerProps } from './types.ts';

/** Which accounts it goes to, where there are several; to none but where one is chosen. */
export function Accounts({
  state: { manuscript, view },
  onChange,
  onOptions,
}: Pick<ComposerProps, 'state' | 'onChange' | 'onOptions'>) {
  return (
    <AccountChoices
      receivers={view.receivers}
      onChoose={(id, chosen) => {
        const others = manuscript.accounts.filter((each) => each !== id);
        onChange({ accounts: chosen ? [...others, id] : others });
      }}
      onConnect={onOptions}
    />
  );
}
