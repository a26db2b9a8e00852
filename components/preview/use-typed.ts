import { type ChangeEvent, useState } from 'react';

/**
 * The value, change and blur of a field, and the way to forget what was typed. While somebody types, the field shows
 * what was typed: the value comes back by way of the page's state, and a field that waited for it would lose its caret.
 */
export function useTyped(value: string, onType: (text: string) => void) {
  const [typed, setTyped] = useState<string>();
  const forget = () => setTyped(undefined);
  const field = {
    value: typed ?? value,
    onChange({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) {
      setTyped(currentTarget.value);
      onType(currentTarget.value);
    },
    onBlur: forget,
  };
  return [field, forget] as const;
}
