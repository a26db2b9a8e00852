import type { Page } from 'puppeteer-core';
import type { Platform } from '../../utils/post/types.ts';
import type { Show } from '../e2e/fixture.ts';
import { until } from '../stage/browsers/until.ts';
import { page as cityPage } from '../stage/facebook/identities.ts';

/*
 * A script in a platform's page that wants something posted, and what the city has set up that it can use: a rule that presets
 * the switch. `inPage` runs in the page's own world; everything there can be replaced by it, and is.
 */

/** Where the attacker sits, and whose profile acts there. */
export interface Scene {
  platform: Platform;
  address: string;
  profile: string;
  name: string;
}

/** The three platforms, as the stage signs the city in. */
export function scenes(show: Show): Record<Platform, Scene> {
  return {
    bluesky: {
      platform: 'bluesky',
      address: 'https://bsky.app/',
      profile: show.did,
      name: 'rathaus.bsky.test',
    },
    facebook: {
      platform: 'facebook',
      address: 'https://www.facebook.com/',
      profile: cityPage.id,
      name: cityPage.name,
    },
    instagram: {
      platform: 'instagram',
      address: 'https://www.instagram.com/',
      profile: '61236465677',
      name: 'stadt.krefeld',
    },
  };
}

/** What stands on Bluesky: its record, where the page says what that truly is. */
export interface Made {
  uri: string;
  cid: string;
  record?: object;
}

/** What the attacker's script gives itself in the page. */
export interface Tools {
  /** Makes a dialog that looks like the platform's composer to whoever reads its structure, and puts the focus into it. */
  compose(text: string): HTMLElement;
  editor(): HTMLElement;
  post(): HTMLElement;
  /** Lets the tap see a request that published this text, and a server's yes to it; nothing of it is true. */
  claim(text: string, made?: Made, said?: { text: string; ranges: object[] }): void;
}

/** The attacker's tools, in the page's own world as `attacker`. */
export async function invade(page: Page, { platform, profile }: Scene): Promise<void> {
  await page.evaluate(inPage, platform, profile);
}

function inPage(platform: string, profile: string): void {
  const make = (parent: Element, tag: string, attributes: Record<string, string>, text = '') => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  let editor: HTMLElement;
  let post: HTMLElement;

  function compose(text: string): HTMLElement {
    const dialog = make(document.body, 'div', { role: 'dialog', class: 'fake' });
    dialog.style.cssText =
      'position:fixed;left:300px;top:200px;width:600px;height:260px;background:#fff;z-index:9999;padding:20px';
    if (platform === 'bluesky') {
      const view = make(dialog, 'div', { 'data-testid': 'composePostView' });
      editor = make(view, 'div', { class: 'ProseMirror', contenteditable: 'true' });
      make(view, 'button', { 'data-testid': 'openReplyGateButton' }, 'Alle');
      post = make(view, 'button', { 'data-testid': 'composerPublishBtn' }, 'Post');
    } else {
      const form = make(dialog, 'form', { method: 'post' });
      form.addEventListener('submit', (event) => event.preventDefault());
      const lexical = { contenteditable: 'true', role: 'textbox', 'data-lexical-editor': 'true' };
      editor = make(form, 'div', lexical);
      if (platform === 'instagram') {
        const canvas = make(form, 'canvas', { width: '40', height: '40' }) as HTMLCanvasElement;
        canvas.getContext('2d')?.fillRect(0, 0, 40, 40);
        make(form, 'input', { name: 'creation-location-input' });
      }
      post = make(form, 'button', { type: 'submit', role: 'button', 'aria-label': 'Post' }, 'Post');
    }
    post.style.cssText = 'width:80px;height:36px';
    make(editor, 'p', {}, text);
    editor.focus();
    return dialog;
  }

  /** An XMLHttpRequest that says whatever it is told to, once its real answer is there. */
  function request(url: string, body: unknown, answer: string, headers: Record<string, string>): void {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    for (const [name, value] of Object.entries({ status: 200, responseType: '', responseText: answer }))
      Object.defineProperty(xhr, name, { value });
    xhr.send(body as XMLHttpRequestBodyInit);
  }
  const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
  const newId = () => String(Date.now()) + String(Math.floor(Math.random() * 1000));

  function claimFacebook(message: { text: string; ranges: object[] }): void {
    const input = {
      composer_type: 'feed',
      composer_source_surface: 'newsfeed',
      message,
      audience: { privacy: { base_state: 'EVERYONE', allow: [], deny: [] } },
      actor_id: profile,
      logging: { composer_session_id: crypto.randomUUID() },
    };
    const variables = JSON.stringify({ input });
    const name = 'ComposerStoryCreateMutation';
    const body = new URLSearchParams({ av: profile, fb_api_req_friendly_name: name, variables });
    const story = { post_id: newId(), url: 'https://www.facebook.com/stadt.krefeld/posts/1' };
    request('/api/graphql/', String(body), JSON.stringify({ data: { story_create: { story } } }), urlencoded);
  }

  function claimInstagram(text: string): void {
    const upload = newId();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 40;
    canvas.getContext('2d')?.fillRect(0, 0, 40, 40);
    canvas.toBlob((blob) => {
      const parameters = JSON.stringify({ media_type: 1, upload_id: upload });
      const headers = { 'x-instagram-rupload-params': parameters, 'x-entity-name': `fb_uploader_${upload}` };
      request(
        `/rupload_igphoto/fb_uploader_${upload}`,
        blob,
        `{"upload_id":"${upload}","status":"ok"}`,
        headers,
      );
      const pk = newId();
      const media = { code: 'Cforged', pk, id: `${pk}_${profile}`, media_type: 1, user: { pk: profile } };
      const body = String(new URLSearchParams({ caption: text, upload_id: upload }));
      setTimeout(() => {
        request('/api/v1/media/configure/', body, JSON.stringify({ media, status: 'ok' }), urlencoded);
      }, 400);
    }, 'image/jpeg');
  }

  function claimBluesky(text: string, { record, ...made }: Made): void {
    const collection = 'app.bsky.feed.post';
    const said = {
      repo: profile,
      collection,
      record: record ?? { $type: collection, text, createdAt: new Date().toISOString() },
    };
    const { clone } = Response.prototype;
    Response.prototype.clone = () => new Response(JSON.stringify(made));
    void fetch('/xrpc/com.atproto.repo.createRecord', { method: 'POST', body: JSON.stringify(said) }).finally(
      () => setTimeout(() => (Response.prototype.clone = clone)),
    );
  }

  const claim: Tools['claim'] = (text, made = { uri: '', cid: '' }, said = { text, ranges: [] }) => {
    if (platform === 'facebook') claimFacebook(said);
    else if (platform === 'instagram') claimInstagram(text);
    else claimBluesky(text, made);
  };
  Object.assign(window, { attacker: { compose, editor: () => editor, post: () => post, claim } });
}

/** What the extension holds for as long as the browser runs, as a page of its own reads it. */
export interface Held {
  notices: { offered?: string; excerpt: string; profileName: string; outcomes: { state: string }[] }[];
  composers: { armed: boolean; asks?: string; chosen: string[]; edits: object; profile: { id: string } }[];
  troubles: { trouble: string }[];
}

/** Reads it. `own` is a page of the extension. */
export async function held(own: Page): Promise<Held> {
  return own.evaluate(async (): Promise<Held> => {
    // The pages of an extension have it, the types of a page do not.
    const all = await Reflect.get(globalThis, 'chrome').storage.session.get(null);
    const { notices = [], composers = {}, troubles = [] } = all;
    return { notices, composers: Object.values(composers), troubles };
  });
}

/** Waits until what the extension holds is so. */
export function holds<T>(own: Page, what: string, look: (held: Held) => T | undefined): Promise<T> {
  return until(what, async () => look(await held(own)) ?? undefined);
}

/** The rule that sets the switch on for a profile, for all that the city has. */
export function presetSwitch(own: Page, scene: Scene, mode = 'armed'): Promise<void> {
  return own.evaluate(
    async ({ platform, profile, name }, wanted) => {
      const { storage } = Reflect.get(globalThis, 'chrome');
      const { rules = {} } = await storage.local.get('rules');
      const accounts = ['stadt@social.krefeld.example'];
      rules[profile] = { platform, profile, profileName: name, accounts, mode: wanted };
      await storage.local.set({ rules });
    },
    scene,
    mode,
  );
}
