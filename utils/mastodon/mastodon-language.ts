/**
 * A language as Mastodon names it (Mastodon 4.5, `LanguagesHelper`): the primary subtag alone, but Chinese by place.
 * `undefined` for what is no language, which some servers would refuse.
 */
export function mastodonLanguage(tag: string | undefined): string | undefined {
  const [primary, ...rest] = (tag ?? '').trim().toLowerCase().split(/[-_]/);
  if (primary === undefined || !/^[a-z]{2,3}$/.test(primary)) return undefined;
  if (primary !== 'zh') return primary;
  const place = rest.map((subtag) => chinese[subtag]);
  return place.findLast((found) => found !== undefined) ?? 'zh';
}

/** By place, else by script: a place stands behind the script. */
const chinese: Record<string, string | undefined> = {
  hans: 'zh-CN',
  hant: 'zh-TW',
  cn: 'zh-CN',
  sg: 'zh-CN',
  tw: 'zh-TW',
  hk: 'zh-HK',
  mo: 'zh-HK',
};
