import type { GeneratedI18nStructure as Messages } from '#messages';

/*
 * What `#i18n` is to the compiler (`paths` in tsconfig.json). The types of `@wxt-dev/i18n` 0.2.7 compare the key of each call with
 * each message in nine ways, which was most of what the compiler did; here the messages are sorted once.
 */

type KeyOf<Features> = {
  [Key in keyof Messages]: Messages[Key] extends Features ? Key : never;
}[keyof Messages];

type Plain = KeyOf<{ plural: false; substitutions: 0 }>;
type Counted = KeyOf<{ plural: true; substitutions: 0 | 1 }>;
type Filled = Exclude<KeyOf<{ plural: false }>, Plain>;
type CountedAndFilled = Exclude<KeyOf<{ plural: true }>, KeyOf<{ plural: true; substitutions: 0 }>>;

type Value = string | number;

/** So many values as the message has places. */
type Values<Key extends keyof Messages> = {
  0: [];
  1: [Value];
  2: [Value, Value];
  3: [Value, Value, Value];
  4: [Value, Value, Value, Value];
  5: [Value, Value, Value, Value, Value];
}[Messages[Key]['substitutions']];

export declare const i18n: {
  /** The message in the language of the browser; `n` says which of its forms. */
  t(key: Plain): string;
  t(key: Counted, n: number): string;
  t<Key extends Filled>(key: Key, values: Values<Key>): string;
  t<Key extends CountedAndFilled>(key: Key, n: number, values: Values<Key>): string;
};

export type { Messages as GeneratedI18nStructure };
