/** Asks about one character of a text, by its index. Half of a pair counts as a character; behind the text's end there is none. */
export type CharacterTest = (text: string, index: number) => boolean;

/** A test for the characters that a pattern takes. What is ASCII, as nearly everything, is looked up and not searched. */
export function characterTest(pattern: RegExp): CharacterTest {
  const ascii = Array.from({ length: 128 }, (_, code) => pattern.test(String.fromCharCode(code)));
  return (text, index) => {
    const character = text[index];
    return character !== undefined && (ascii[character.charCodeAt(0)] ?? pattern.test(character));
  };
}
