import { capitalised } from './capitalised.ts';

/** What is known of a platform without anything of it being loaded: `P` are the platforms. */
export interface PlatformFacts<P extends string> {
  /** What it is called in every language. */
  name: string;
  /** The hosts whose pages hold its composers. */
  hosts: readonly string[];
  /** Further platforms that its composers publish on by the same request, for the same profile. */
  alsoPublishesOn?: readonly P[];
}

/** The list of platforms, in the order in which people see them. All that names every platform is made of it. */
export const platformFacts = listed({
  bluesky: { name: 'Bluesky', hosts: ['bsky.app'] },
  // Meta Business Suite publishes on both networks for a Facebook Page.
  facebook: {
    name: 'Facebook',
    hosts: ['www.facebook.com', 'web.facebook.com', 'business.facebook.com'],
    alsoPublishesOn: ['instagram'],
  },
  instagram: { name: 'Instagram', hosts: ['www.instagram.com'] },
});

/** A network whose composer is watched. */
export type Platform = keyof typeof platformFacts;

/** Every platform, in the list's order. */
export const platforms = namesIn(platformFacts);

/** A record that holds for every platform what is made of it. */
export function byPlatform<T>(make: (platform: Platform) => T): Record<Platform, T> {
  // Every platform is there, and nothing else.
  return Object.fromEntries(platforms.map((platform) => [platform, make(platform)])) as Record<Platform, T>;
}

/** Whether what is published on a platform is published on the other, too, or is the other. */
export function publishesOn(platform: Platform, other: Platform): boolean {
  return platform === other || (platformFacts[platform].alsoPublishesOn?.includes(other) ?? false);
}

/** Makes the list's own keys the only platforms that may stand in it. */
function listed<const P extends string>(list: Record<P, PlatformFacts<NoInfer<P>>>) {
  return list;
}

function namesIn<P extends string>(list: Record<P, PlatformFacts<P>>) {
  // Nobody but `listed` makes it: its keys are the platforms, and there are some.
  return Object.keys(list) as unknown as readonly [P, ...P[]];
}

/** What a platform is called; one that this version does not know by the name that another gave it, as a name is written. */
export function platformName(name: string): string {
  const facts: Record<string, PlatformFacts<Platform>> = platformFacts;
  return facts[name]?.name ?? capitalised(name);
}

/** Whose page is at this host, if it is one of theirs. */
export const platformAt = (host: string): Platform | undefined =>
  platforms.find((each) => (platformFacts[each].hosts as readonly string[]).includes(host));
