import type { CustomEmoji } from '../../mastodon/search.ts';
import type { Suggestion, Suggestions } from '../../post/composer.ts';

/** Where suggestions come from. Each may reject: then there are none. */
export interface SuggestIo {
  /** `user@host` by names in the handle book, asked of nobody. */
  book(query: string): Promise<{ handle: string; name: string }[]>;
  accounts(query: string): Promise<{ handle: string; name: string }[]>;
  /** Of texts that went before, asked of nobody. */
  ownTags(query: string): Promise<string[]>;
  /** `undefined` where the account may not search. */
  serverTags(query: string): Promise<string[] | undefined>;
  /** The account that would have to be allowed to. */
  asker(): string;
  emojis(): Promise<CustomEmoji[]>;
}

/** What is asked for where somebody types: the sign, what follows it, and where it begins. */
export interface Asked {
  sign: '#' | '@' | ':';
  query: string;
  start: number;
  end: number;
}

/** So many are shown. */
const most = 8;

/** What the word before the caret asks for; nothing before its sign and one character more are typed. */
export function askedAt(text: string, caret: number): Asked | undefined {
  const line = text.slice(Math.max(0, caret - 80), caret);
  const [, word = ''] = /(?:^|[\s("'„“])([#@:][\p{L}\p{M}\p{N}_.@-]*)$/u.exec(line) ?? [];
  const sign = word[0];
  const query = word.slice(1);
  if ((sign !== '#' && sign !== '@' && sign !== ':') || !query) return undefined;
  // A time or a smiley is no emoji.
  if (sign === ':' && !/^\w{2,}$/.test(query)) return undefined;
  return { sign, query, start: caret - word.length, end: caret };
}

/** The suggestions for it. Never rejects. */
export async function suggestionsFor(asked: Asked, io: SuggestIo): Promise<Suggestions | undefined> {
  const { start, end } = asked;
  const { items, needsSearch } = await found(asked, io);
  const unique = [...new Map(items.map((item) => [item.insert.toLowerCase(), item])).values()];
  if (unique.length === 0 && !needsSearch) return undefined;
  return { start, end, items: unique.slice(0, most), needsSearch };
}

async function found({ sign, query }: Asked, io: SuggestIo) {
  const none = () => [];
  if (sign === ':') {
    const all = await io.emojis().catch(none);
    const fitting = all.filter(({ shortcode }) => shortcode.toLowerCase().includes(query.toLowerCase()));
    return { items: fitting.map(emojiItem), needsSearch: undefined };
  }
  if (sign === '@') {
    const [known, others] = await Promise.all([io.book(query).catch(none), io.accounts(query).catch(none)]);
    return { items: [...known, ...others].map(accountItem), needsSearch: undefined };
  }
  const [own, theirs] = await Promise.all([io.ownTags(query).catch(none), io.serverTags(query).catch(none)]);
  const items = [...own, ...(theirs ?? [])].map((tag) => ({ label: `#${tag}`, note: '', insert: `#${tag}` }));
  return { items, needsSearch: theirs === undefined ? io.asker() : undefined };
}

const emojiItem = ({ shortcode }: CustomEmoji): Suggestion => ({
  ...{ label: `:${shortcode}:`, note: '', insert: `:${shortcode}:` },
});

const accountItem = ({ handle, name }: { handle: string; name: string }): Suggestion => ({
  ...{ label: `@${handle}`, note: name, insert: `@${handle}` },
});
