import { currentPolicy } from './managed.ts';
import { storedItem } from './stored-item.ts';

/** Whether the system tells what needs a person. Off until somebody wants it: the browser asks for the permission then. */
const item = storedItem<{ isOn: boolean }>('local:calls', { isOn: false });

/** The administration's word counts before a person's. */
export async function wantsCalls(): Promise<boolean> {
  const { calls } = await currentPolicy();
  return calls ?? (await item.read()).isOn === true;
}

export const keepCalls = (isOn: boolean): Promise<void> => item.change(() => ({ isOn }));
