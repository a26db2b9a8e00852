import { type Bluesky, startBluesky } from './bluesky/index.ts';
import type { BrowserLanguage } from './browsers/index.ts';
import { type Facebook, startFacebook } from './facebook/index.ts';
import { type Front, startFront } from './front.ts';
import { type Instagram, startInstagram } from './instagram/index.ts';
import { createMastodon, type Mastodon, type MastodonOptions } from './mastodon/index.ts';
import { portrait } from './pictures.ts';

/** The person who posts, on Bluesky and on Mastodon. */
export const press = {
  handle: 'krefeld.bsky.test',
  name: 'Stadt Krefeld',
  username: 'stadt',
  password: 'ein langes Kennwort',
};

/** The person who posts for another institution, on its own Mastodon server. */
export const librarian = {
  name: 'Mediothek',
  username: 'mediothek',
  password: 'noch ein langes Kennwort',
};

/** Everything around the extension: the platforms, two Mastodon servers, and the TLS front that every host is reached by. */
export interface Stage {
  language: BrowserLanguage;
  bluesky: Bluesky;
  /** www and the Business Suite; their pages are built when they are first opened. */
  facebook: Facebook;
  instagram: Instagram;
  /** The city's server, with Mastodon's own limits. */
  mastodon: Mastodon;
  /** Another institution's server: 300 characters, 2 pictures. */
  library: Mastodon;
  front: Front;
  /** The profile's DID on Bluesky. */
  did: string;
  close(): Promise<void>;
}

/** What the two servers take, and which they are, where it is not as usual. */
export interface ServerLimits {
  city?: Limits;
  library?: Limits;
}

type Limits = Pick<
  MastodonOptions,
  | 'maxCharacters'
  | 'maxMedia'
  | 'imagePixels'
  | 'videoBytes'
  | 'mimeTypes'
  | 'version'
  | 'emoji'
  | 'elsewhere'
>;

/** Starts the stage with its people. `nodes`: how many elements the page holds beside the composer. */
export async function startStage({
  language,
  nodes = 0,
  limits = {},
}: {
  language: BrowserLanguage;
  nodes?: number;
  limits?: ServerLimits;
}): Promise<Stage> {
  const bluesky = await startBluesky({ language, nodes });
  const facebook = await startFacebook({ language, nodes });
  const instagram = await startInstagram({ language });
  const mastodon = createMastodon({
    host: 'social.krefeld.example',
    title: 'Krefeld Social',
    language,
    rules: ['Bleiben Sie sachlich.', 'Keine Werbung.'],
    ...limits.city,
  });
  const library = createMastodon({
    host: 'xn--bcher-kva.example',
    title: 'Bücher Social',
    language,
    maxCharacters: 300,
    maxMedia: 2,
    ...limits.library,
  });
  const front = await startFront([
    ...bluesky.sites,
    ...facebook.sites,
    ...instagram.sites,
    { hosts: mastodon.hosts, listener: mastodon.listener },
    { hosts: library.hosts, listener: library.listener },
  ]);
  const { handle, name, username, password } = press;
  const { did } = await bluesky.createAccount({ handle, password, displayName: name });
  mastodon.addUser({ username, password, displayName: name, avatar: await portrait('#0b6e4f', 'K') });
  library.addUser({
    username: librarian.username,
    password: librarian.password,
    displayName: librarian.name,
    avatar: await portrait('#7a2e8e', 'M'),
  });
  mastodon.addRemote({ username: librarian.username, host: library.host, displayName: librarian.name });
  return {
    language,
    bluesky,
    facebook,
    instagram,
    mastodon,
    library,
    front,
    did,
    async close() {
      await front.close();
      await bluesky.close();
      await facebook.close();
      await instagram.close();
      mastodon.close();
      library.close();
    },
  };
}
