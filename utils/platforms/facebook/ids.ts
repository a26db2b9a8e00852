/**
 * The post's id in the id of a story: base64 of `S:_I<actor>:<post>:<post>`, or of its first two (observed 2026). Any
 * other id is what it is.
 */
export function postIdOf(story: string): string {
  if (!/^[A-Za-z0-9+/]{8,300}={0,2}$/.test(story) || !story.startsWith('Uzpf')) return story;
  try {
    return /^S:_I\d+:(?:VK:)?(\d+)/.exec(atob(story))?.[1] ?? story;
  } catch {
    return story;
  }
}

/** Where people read a post: the address that Facebook gave, or one made of the post's id, or its author's page. */
export function addressOf(given: string | undefined, post: string | undefined, profile: string): string {
  const url = given ? URL.parse(given, origin) : null;
  if (url?.protocol === 'https:' && /(?:^|\.)facebook\.com$/.test(url.hostname)) return url.href;
  return `${origin}/${post && /^[\w.-]+$/.test(post) ? post : profile}`;
}

const origin = 'https://www.facebook.com';
