import { vi } from 'vitest';
import * as blueskyPage from '../../../../utils/platforms/bluesky/page.ts';
import * as bluesky from '../../../../utils/platforms/bluesky/recognise.ts';
import { page as businessPage } from '../../../../utils/platforms/facebook/business-page.ts';
import { page as facebookPage } from '../../../../utils/platforms/facebook/page.ts';
import * as facebook from '../../../../utils/platforms/facebook/recognise.ts';
import { page as instagramPage } from '../../../../utils/platforms/instagram/page.ts';
import * as instagram from '../../../../utils/platforms/instagram/recognise.ts';
import type { Exchange } from '../../../../utils/post/types.ts';
import { asSent } from '../../../../utils/watch/as-sent.ts';
import { exchange as blueskyExchange } from '../../platforms/bluesky-fixtures.ts';
import { exchange, put } from '../../platforms/meta-fixtures.ts';
import { type Scene, text } from './officer.ts';

const page = { platform: 'facebook', id: '61550000000001', name: 'Stadt Krefeld' } as const;
const presence = { ...page, id: '100064000000001' };
const account = { platform: 'instagram', id: '61236465677', name: 'stadt.krefeld' } as const;

function arriveAt(address: string, cookies: Record<string, string>): void {
  // happy-dom's own way to another site.
  const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };
  happyDOM.setURL(address);
  const all = Object.entries(cookies).map((pair) => pair.join('='));
  vi.spyOn(document, 'cookie', 'get').mockReturnValue(all.join('; '));
}

const recorded = blueskyExchange('plain', (it) => {
  const { writes } = it.request as {
    writes: { value: { text: string; createdAt: string; facets?: unknown } }[];
  };
  for (const { value } of writes) {
    Object.assign(value, { text, createdAt: new Date(Date.now() + 3_600_000).toISOString() });
    delete value.facets;
  }
});
const { repo } = JSON.parse(recorded.requestBody) as { repo: string };

const uploaded = (fixture: string): Exchange => ({
  ...exchange(fixture),
  files: [new File(['bild'], 'a.jpg', { type: 'image/jpeg' })],
});

/** Each platform's composer, with a post that is for everybody. */
export const scenes: Scene[] = [
  {
    name: 'Bluesky',
    html: 'bluesky',
    io: { page: blueskyPage.page, recogniser: bluesky },
    profile: { platform: 'bluesky', id: repo, name: 'stadt.example' },
    sends: recorded,
    arrive() {
      arriveAt('https://bsky.app/', {});
      const currentAccount = { did: repo, handle: 'stadt.example' };
      localStorage.setItem('BSKY_STORAGE', JSON.stringify({ session: { currentAccount } }));
    },
  },
  {
    name: 'Facebook',
    html: 'facebook',
    io: { page: facebookPage, recogniser: facebook, asSent },
    profile: page,
    sends: {
      ...exchange(
        'facebook/page-album',
        put({ 'input.message': { text, ranges: [] }, 'input.attachments': null }),
      ),
      at: Date.now() + 3_600_000,
    },
    arrive: () => arriveAt('https://www.facebook.com/', { c_user: '100', i_user: page.id }),
  },
  {
    name: 'Business Suite',
    html: 'business-suite',
    io: { page: businessPage, recogniser: facebook, asSent },
    profile: presence,
    before: [uploaded('facebook/photo-upload')],
    sends: {
      ...exchange(
        'facebook/business',
        put({
          'input.base.message': { text, ranges: [] },
          'input.FACEBOOK_NEWS_FEED': null,
          'input.INSTAGRAM_POST': null,
        }),
      ),
      at: Date.now() + 3_600_000,
    },
    arrive: () => arriveAt(`https://business.facebook.com/latest/composer/?asset_id=${presence.id}`, {}),
  },
  {
    name: 'Instagram',
    html: 'instagram',
    io: { page: instagramPage, recogniser: instagram, asSent },
    profile: account,
    before: [uploaded('instagram/photo-upload')],
    sends: {
      ...exchange('instagram/single', (it) => {
        const fields = new URLSearchParams(it.body);
        fields.set('caption', text);
        // The page as recorded has the section with the alternative texts closed.
        fields.delete('custom_accessibility_caption');
        it.body = String(fields);
      }),
      at: Date.now() + 3_600_000,
    },
    arrive: () => arriveAt('https://www.instagram.com/', { ds_user_id: account.id }),
  },
];

/** A post under an id that is not known as the Page's: only a person ties them. */
const [, onFacebook] = scenes as [Scene, Scene];
scenes.push({
  ...onFacebook,
  name: 'Facebook, another id',
  expected: 'offered',
  sends: {
    ...onFacebook.sends,
    requestBody: onFacebook.sends.requestBody.replaceAll(page.id, presence.id),
  },
});

/** What is in the video of the scenes that have one. */
const film = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A scene with a video, and how it is uploaded: where its bytes are sent elsewhere, the request that announces it. */
export interface VideoScene extends Scene {
  file: string;
  upload: Exchange;
  /** Its bytes go by the page's own requests. */
  isSeen: boolean;
}

const [, facebookScene, , instagramScene] = scenes as [Scene, Scene, Scene, Scene];
const announced = exchange('facebook/video-start');

/** Posts with a video. */
export const videoScenes: VideoScene[] = [
  {
    ...facebookScene,
    ...{ name: 'Facebook, a video', file: film, isSeen: false },
    upload: { ...announced, requestBody: announced.requestBody.replace('1048576', String(film.length)) },
    sends: {
      ...exchange(
        'facebook/page-album',
        put({
          'input.message': { text, ranges: [] },
          'input.attachments': [{ video: { id: '900000000000001' } }],
        }),
      ),
      at: Date.now() + 3_600_000,
    },
  },
  {
    ...instagramScene,
    ...{ name: 'Instagram, a video', file: film, isSeen: true },
    upload: exchange('instagram/video-upload'),
    sends: {
      ...exchange('instagram/reel', (it) => {
        const fields = new URLSearchParams(it.body);
        fields.set('caption', text);
        it.body = String(fields);
      }),
      at: Date.now() + 3_600_000,
    },
  },
];
