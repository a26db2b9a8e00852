import { storedItem } from './stored-item.ts';

/** Whether the system tells what needs a person. Off until somebody wants it: the browser asks for the permission then. */
const item = storedItem<{ isOn: boolean }>('local:calls', { isOn: false });

export const wantsCalls = async (): Promise<boolean> => (await item.read()).isOn === true;

export const keepCalls = (isOn: boolean): Promise<void> => item.change(() => ({ isOn }));
