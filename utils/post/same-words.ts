import { linkElsewhere } from './link-elsewhere.ts';

/** A word of a post as it is compared with another's. */
export interface Word {
  /** In small letters, without marks. */
  text: string;
  /** Its absence on one platform says nothing: a hashtag, a name, what leads to a link. */
  isExtra: boolean;
  /** With it ends a sentence. */
  ends: boolean;
}

/** Credits of pictures, which one platform has a place of its own for. */
const credit =
  /^\s*[([]?\s*(?:📸|📷|foto|fotos|bild|bilder|photo|picture|grafik|video)s?\s*(?::|©|\bvon\b|\bby\b).*$|©.*$/gimu;
const address =
  /(?:https?:\/\/|www\.)[^\s<>"„“]+|(?<![\p{L}\p{N}@#/.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/[^\s<>"„“]*/giu;
const pictograph =
  /(?![#*\d])(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|[\u{1F3FB}-\u{1F3FF}]|\u200D|\uFE0F|\u20E3)/gu;
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
/** So many words before an address only lead to it: "Mehr Infos hier:". */
const leads = 4;
const mark = '\uE000';
const place = '\uE001';

/**
 * The words of a post without what a platform alone wants of them: addresses, emoji, credits and what says that a link is
 * elsewhere are gone; hashtags and names are there, and may be missing in the other.
 */
export function wordsOf(text: string): Word[] {
  const elsewhere = linkElsewhere(text);
  const plain = (elsewhere === undefined ? text : text.replace(elsewhere, place))
    .replace(invisible, '')
    .replace(address, ` ${mark} `)
    .replace(pictograph, ' ')
    .normalize('NFKC')
    .replace(credit, '')
    .toLowerCase();
  const sentences = plain.split(/(?<=[.!?…:])\s+|\n+|(?<=\uE000|\uE001)\s*/u);
  return sentences.flatMap(wordsOfSentence);
}

function wordsOfSentence(sentence: string): Word[] {
  const isLead = /[\uE000\uE001]/u.test(sentence);
  const found = [
    ...sentence.matchAll(
      /([#@]?)([\p{L}\p{N}_]+(?:[.,:/-](?=[\p{L}\p{N}])[\p{L}\p{N}_]+)*(?:@[\p{L}\p{N}.-]+)?)/gu,
    ),
  ];
  return found.map(([, sign = '', word = ''], at) => ({
    text: word.replace(/_/g, ''),
    isExtra: sign !== '' || (isLead && found.length <= leads),
    ends: at === found.length - 1,
  }));
}
