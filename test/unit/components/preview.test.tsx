// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Sheet } from '../../../components/preview/Sheet.tsx';
import type {
  PreviewMedia,
  PreviewPart,
  PreviewProps,
  PreviewState,
  PreviewStatus,
} from '../../../components/preview/types.ts';
import type { Loss, UnfitMedia } from '../../../utils/post/plan.ts';
import type { Receiver } from '../../../utils/post/preview.ts';
import { speak } from '../../runner/i18n.ts';

afterEach(() => {
  cleanup();
  speak('en');
});

describe('the sheet', () => {
  it('has a name and takes the focus when it opens', () => {
    const { rerender } = show({}, { isOpen: false });
    const dialog = screen.getByRole('dialog', { name: 'How it will look on Mastodon' });
    expect(document.activeElement).not.toBe(dialog);
    rerender({}, { isOpen: true });
    expect(document.activeElement).toBe(dialog);
  });

  it.each([
    ['Escape', () => fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' })],
    ['its close button', () => fireEvent.click(button('Close preview'))],
  ])('closes by %s', (_, close) => {
    const { onClose } = show({});
    close();
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('stays open on the Escape that ends an input method', () => {
    const { onClose } = show({});
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape', isComposing: true });
    expect(onClose).not.toHaveBeenCalled();
  });

  it('says that no account is chosen where none is, and offers the choice', () => {
    show(undefined, { receivers: [receiver({ chosen: false }), receiver({ id: 'fire', chosen: false })] });
    expect(screen.getByText('No account chosen')).toBeTruthy();
    expect(screen.getAllByRole('checkbox')).toHaveLength(2);
  });
});

describe('the accounts in the sheet', () => {
  const fire = receiver({ id: 'fire', name: 'Fire Brigade', handle: '@fire@social.example', chosen: false });

  it('are not there to choose from where there is one', () => {
    show({});
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('are each chosen by name', () => {
    const { onChoose } = show({}, { receivers: [receiver({}), fire] });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Town/ }).checked).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: /Fire Brigade/ }));
    expect(onChoose).toHaveBeenCalledWith('fire', true);
    fireEvent.click(screen.getByRole('checkbox', { name: /Town/ }));
    expect(onChoose).toHaveBeenLastCalledWith('town', false);
  });

  it('have each its own length, a text that is too long being several posts and no error', () => {
    const long = { ...fire, count: 720, statuses: 2 };
    show({}, { receivers: [receiver({ count: 490 }), long] });
    const [town, brigade] = screen.getAllByRole('checkbox').map((box) => box.closest('label')?.textContent);
    expect(town).toContain('490/500');
    expect(brigade).toContain('2 posts');
    expect(brigade).not.toContain('720/500');
  });

  it('say which is signed out, and let it sign in', () => {
    const { onConnect } = show({}, { receivers: [receiver({}), { ...fire, signedIn: false }] });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Fire Brigade/ }).disabled).toBe(true);
    fireEvent.click(button('Sign in: @fire@social.example'));
    expect(onConnect).toHaveBeenCalledOnce();
  });
});

describe('the preview', () => {
  it('shows the account once and each status with its count and place', () => {
    show({ statuses: [status({ text: 'One', count: 480 }), status({ text: 'Two', count: 20 })] });
    const thread = screen.getByRole('region', { name: 'Preview of the posts' });
    expect(within(thread).getAllByText('Town')).toHaveLength(1);
    const [one, two] = within(thread)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(one).toBe('OnePost 1 of 2480/500480 of 500 characters');
    expect(two).toBe('TwoPost 2 of 220/50020 of 500 characters');
  });

  it('shows links shortened and not clickable', () => {
    show({ statuses: [status({ text: 'See https://www.example.org/a/very/long/way/to/the/page' })] });
    expect(screen.getByText('example.org/a/very/long/way/to…')).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('shows the content warning before the text', () => {
    show({ statuses: [status({ text: 'Text', spoilerText: 'Accident' })] });
    expect(screen.getByRole('listitem').textContent).toMatch(/^Content warning: AccidentShow moreText/);
  });

  it('shows a description on demand and marks a picture without one', () => {
    const media = [picture({ description: 'Town hall' }), picture({ description: '' })];
    show({ media, statuses: [status({ media: [0, 1] })] });
    const thread = within(screen.getByRole('list'));
    expect(thread.getByText('ALT missing')).toBeTruthy();
    expect(thread.queryByText('Town hall')).toBeNull();
    fireEvent.click(button('ALT, alt text of picture 1'));
    expect(thread.getByText('Town hall').hidden).toBe(false);
  });

  it('says which addresses come that the page does not tell', () => {
    show({ withoutAddress: [{ kind: 'quote', name: 'zoo.example' }] });
    expect(screen.getByText(/^The link to the quoted post of zoo\.example is added/)).toBeTruthy();
  });

  it('says when there is nothing to show yet', () => {
    show({ statuses: [] });
    expect(screen.getByText('Nothing has been written yet.')).toBeTruthy();
  });

  it('lets choose whose statuses are shown', () => {
    const { onShow } = show({ accounts: [account, { ...account, id: 'fire', name: 'Fire Brigade' }] });
    expect(button('Town').getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(button('Fire Brigade'));
    expect(onShow).toHaveBeenCalledWith('fire');
  });
});

describe('the losses in the preview', () => {
  const inReply = [status({ media: [0] }), status({ media: [1, 2] })];
  it.each<[Loss | UnfitMedia, string]>([
    [{ kind: 'split-text', statuses: 3 }, 'Der Text wird auf 3 Beiträge aufgeteilt'],
    [
      { kind: 'media-in-replies', count: 1 },
      'Der Server nimmt weniger Bilder je Beitrag. 1 Bild folgt in einer Antwort.',
    ],
    [
      { kind: 'media-in-replies', count: 2 },
      'Der Server nimmt weniger Bilder je Beitrag. 2 Bilder folgen in einer Antwort.',
    ],
    [
      { kind: 'mention-as-link', name: 'anna.bsky.social' },
      '@anna.bsky.social wird als Name mit Link genannt',
    ],
    [
      { kind: 'description-cut', media: 1, limit: 1500 },
      'Der Alternativtext von Bild 2 wird auf 1500 Zeichen gekürzt',
    ],
    [
      { kind: 'warning-covers-all', labels: ['nudity'] },
      'Die Inhaltswarnung verdeckt auch den Text, nicht nur die Bilder',
    ],
    [
      { kind: 'machine-description', media: 0 },
      'Der automatisch erzeugte Alternativtext von Bild 1 wird nicht übernommen, solange ihn niemand geprüft hat',
    ],
    [
      { kind: 'link-broken', url: 'https://intranet.krefeld.lan' },
      'https://intranet.krefeld.lan ist auf Mastodon kein Link oder führt nicht ans Ziel. Schreiben Sie im Text für Mastodon eine andere Adresse.',
    ],
    [
      { kind: 'hashtag-cut', tag: 'K-Pop' },
      'Der Hashtag #K-Pop endet auf Mastodon früher oder ist dort keiner',
    ],
    [
      { kind: 'captions', languages: ['de', 'en'] },
      'Die Untertitel des Videos (de, en) gehen nicht mit, Mastodon kennt keine. Ein Text zum Video hilft.',
    ],
    [{ kind: 'quote-as-link', gone: false }, 'Der zitierte Beitrag steht als Link darunter'],
    [
      { kind: 'quote-as-link', gone: true },
      'Den zitierten Beitrag gibt es nicht mehr, sein Link führt ins Leere',
    ],
    [
      { kind: 'label-unknown', label: '!warn' },
      'Die Kennzeichnung „!warn“ kennt Mitposten nicht, auf Mastodon fehlt sie',
    ],
    [
      { kind: 'tags-outside', tags: ['Fest', 'Krefeld'] },
      'Hashtags, die nicht im Text stehen, gehen nicht mit: #Fest #Krefeld',
    ],
    [
      { kind: 'languages', languages: ['en'] },
      'Mastodon kennt nur eine Sprache je Beitrag, diese fallen weg: en',
    ],
    [{ kind: 'link-left-out', url: 'at://x/y' }, 'Der Link at://x/y fehlt auf Mastodon'],
    [
      { kind: 'field-unknown', field: 'poll' },
      'Der Beitrag enthält etwas, das diese Version von Mitposten nicht kennt (poll). Auf Mastodon fehlt es.',
    ],
    [
      { kind: 'picture-too-large', media: 1, bytes: 18_000_000, limit: 16 * 1024 ** 2 },
      'Bild 2 ist mit 17\u00a0MB zu groß für den Server, er nimmt höchstens 16\u00a0MB. Als JPEG lässt es sich verkleinern.',
    ],
    [
      { kind: 'video-kind', media: 0, type: 'video/x-matroska' },
      'Das Format von Video 1 (video/x-matroska) nimmt der Server nicht an. Als MP4 geht es.',
    ],
    [
      { kind: 'picture-kind', media: 0, type: 'image/heic' },
      'Das Format von Bild 1 (image/heic) nimmt der Server nicht an. Als JPEG oder PNG geht es.',
    ],
  ])('%j are said in German', (loss, text) => {
    speak('de');
    show({ losses: [loss], statuses: inReply });
    const [said] = losses('Was sich auf Mastodon ändert');
    expect(said).toBe(text);
  });

  it('say once that what the server will not take stops the post', () => {
    const kinds = [0, 1].map((media) => ({ kind: 'video-kind', media, type: 'video/x-matroska' }) as const);
    show({ losses: kinds });
    const [, , why, ...rest] = losses('What will be different on Mastodon');
    expect([why, rest]).toEqual([expect.stringContaining('nothing appears on Mastodon'), []]);
  });

  it('are all that is said where nothing stops the post', () => {
    show({ losses: [{ kind: 'split-text', statuses: 3 }] });
    expect(losses('What will be different on Mastodon')).toHaveLength(1);
  });

  it('count the replies where pictures need several', () => {
    show({
      losses: [{ kind: 'media-in-replies', count: 5 }],
      statuses: [...inReply, status({ media: [3] })],
    });
    expect(losses('What will be different on Mastodon')).toEqual([
      'The server takes fewer pictures per post. 5 pictures follow in 2 replies.',
    ]);
  });
});

describe('changes for Mastodon alone', () => {
  it('open the text on demand, ready to type', () => {
    const { onText } = show({ parts: [textPart('Hello')] });
    expect(screen.queryByDisplayValue('Hello')).toBeNull();
    fireEvent.click(button('Change text for Mastodon'));
    const field = screen.getByRole('textbox', { name: 'Change text for Mastodon' });
    expect(document.activeElement).toBe(field);
    type(field, 'Hello Mastodon');
    expect(onText).toHaveBeenCalledWith('part Hello', 'Hello Mastodon');
  });

  it('keep what is typed in the field until the page has caught up', () => {
    const { rerender } = show({});
    fireEvent.click(button('Change text for Mastodon'));
    const field = screen.getByRole('textbox', { name: 'Change text for Mastodon' });
    type(field, 'Typed');
    rerender({});
    expect(screen.getByDisplayValue('Typed')).toBe(field);
    fireEvent.blur(field);
    expect(screen.queryByDisplayValue('Typed')).toBeNull();
  });

  it('have a way back to the original, each part its own', () => {
    const { onText } = show({
      parts: [...[textPart('One'), textPart('Two', { edited: true })]],
    });
    expect(screen.queryByRole('button', { name: 'Back to the original: text of part 1' })).toBeNull();
    fireEvent.click(button('Back to the original: text of part 2'));
    expect(onText).toHaveBeenCalledWith('part Two', undefined);
    expect(document.activeElement).toBe(button('Change text of part 2 for Mastodon'));
  });

  it('ask about a text whose original has changed since: taken anew, or left as it is', () => {
    const outdated = textPart('Two', { edited: true, isOutdated: true });
    const { onText, onKeepText } = show({ parts: [textPart('One'), outdated] });
    expect(screen.getByText('The original text has changed since')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Back to the original: text/ })).toBeNull();
    fireEvent.click(button('Keep as it is'));
    expect(onKeepText).toHaveBeenCalledWith('part Two');
    fireEvent.click(button('Take the original'));
    expect(onText).toHaveBeenCalledWith('part Two', undefined);
  });

  it('are not asked for in what the page hides, but what was chosen is shown', () => {
    const chosen = [
      { kind: 'image', src: 'data:image/png;base64,' } as const,
      { kind: 'video', src: '' } as const,
    ];
    show({ hidesMedia: true, chosen });
    const list = within(screen.getByRole('list', { name: 'Chosen for this post' }));
    expect(list.getAllByRole('listitem')).toHaveLength(2);
    expect(list.getByRole('img', { name: 'Chosen picture 1' })).toBeTruthy();
    expect(list.getByText('Chosen video 2')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /Alternative text/ })).toBeNull();
  });

  it('that hold for nothing any more are said, to be copied, until somebody has read it', () => {
    const { onLapsedRead } = show({ lapsed: [{ kind: 'text', text: 'Written with care' }] });
    const section = within(screen.getByRole('region', { name: 'No longer applies' }));
    expect(section.getByText('Written with care')).toBeTruthy();
    fireEvent.click(button('Understood'));
    expect(onLapsedRead).toHaveBeenCalledOnce();
  });

  it('take a content warning and give the original back', () => {
    const { onWarning } = show({ warning: { text: 'Accident', edited: true } });
    type(screen.getByRole('textbox', { name: 'Content warning' }), 'Crash');
    fireEvent.click(button('Back to the original: content warning'));
    expect(onWarning.mock.calls).toEqual([['Crash'], [undefined]]);
    expect(screen.getByRole('textbox', { name: 'Content warning' })).toHaveProperty('value', 'Accident');
  });

  it('name the language that was found and offer others by name, in order', () => {
    const { onLanguage } = show({
      language: { code: 'de', from: 'text' },
      languages: ['de', 'uk', 'ar', '?'],
    });
    const field = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Language' });
    expect([...field.options].map(({ text }) => text)).toEqual([
      'Automatic: German',
      '?',
      'Arabic',
      'German',
      'Ukrainian',
    ]);
    expect(screen.getByText('Recognised from the text.')).toBeTruthy();
    fireEvent.change(field, { target: { value: 'uk' } });
    expect(onLanguage).toHaveBeenLastCalledWith('uk');
  });

  it('go back to the language that was found', () => {
    const { onLanguage } = show({ language: { code: 'uk', from: 'person' } });
    const field = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Language' });
    expect(field.value).toBe('uk');
    fireEvent.change(field, { target: { value: '' } });
    expect(onLanguage).toHaveBeenCalledWith(undefined);
  });

  it('take a visibility', () => {
    const { onVisibility } = show({});
    fireEvent.change(screen.getByRole('combobox', { name: 'Visibility' }), { target: { value: 'unlisted' } });
    expect(onVisibility).toHaveBeenCalledWith('unlisted');
  });
});

describe('descriptions in the preview', () => {
  const missing = picture({ key: 'missing', description: '', count: 0 });

  it('are typed beside their picture, with the limit of the server', () => {
    const { onDescription } = show({ media: [picture({}), missing] });
    const field = screen.getByRole('textbox', { name: 'Alt text for picture 2' });
    expect(descriptionOf(field)).toBe('Still missing 0/15000 of 1500 characters');
    type(field, 'Market');
    expect(onDescription).toHaveBeenCalledWith('missing', 'Market');
  });

  it('give the original back', () => {
    const { onDescription } = show({ media: [picture({ own: true })] });
    fireEvent.click(button('Back to the original: alt text 1'));
    expect(onDescription).toHaveBeenCalledWith('picture', undefined);
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Alt text for picture 1' }));
  });

  it('say when they are too long', () => {
    show({ media: [picture({ count: 1501 })] });
    const field = screen.getByRole('textbox', { name: 'Alt text for picture 1' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('that the page does not show are not missing', () => {
    show({
      media: [picture({ description: '', isUnknown: true })],
      statuses: [status({ media: [0] })],
    });
    expect(screen.queryByText('1 alt text is missing')).toBeNull();
    expect(screen.queryByText('ALT missing')).toBeNull();
    expect(screen.getByText('The page does not show it. What is there goes along.')).toBeTruthy();
  });

  it('are requested where the policy warns, without asking for a reason', () => {
    show({ policy: 'warn', media: [missing, { ...missing, key: 'other' }] });
    expect(screen.getByText('2 alt texts are missing')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Why no alt text is needed' })).toBeNull();
  });

  it('are required or a reason is given where the policy says so', () => {
    const { onReason } = show({ policy: 'require', media: [missing] });
    type(screen.getByRole('textbox', { name: 'Why no alt text is needed' }), 'Decoration');
    expect(onReason).toHaveBeenCalledWith('Decoration');
  });

  it('are found from the request: the first field that is empty', () => {
    show({ policy: 'require', media: [picture({}), missing] });
    fireEvent.click(button('Write alt text'));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Alt text for picture 2' }));
  });

  it('written by a machine ask to be checked, until somebody has typed', () => {
    const { rerender } = show({ policy: 'warn', media: [picture({ machineMade: true })] });
    expect(screen.getByText('1 alt text was written by a machine')).toBeTruthy();
    rerender({ policy: 'warn', media: [picture({ machineMade: true, own: true })] });
    expect(screen.queryByText('1 alt text was written by a machine')).toBeNull();
  });

  it('written by a machine may be used as they are, once somebody has said so', () => {
    const { onDescription } = show({ policy: 'warn', media: [picture({ machineMade: true })] });
    fireEvent.click(button('Checked, use as it is: alt text 1'));
    expect(onDescription).toHaveBeenCalledWith('picture', 'Town hall');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Alt text for picture 1' }));
  });

  it('written by a machine are not shown as sent, and can be gone without for a reason', () => {
    show({
      policy: 'require',
      media: [picture({ machineMade: true })],
      statuses: [status({ media: [0] })],
    });
    expect(screen.getByText('ALT missing')).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Why no alt text is needed' })).toBeTruthy();
  });

  it('are not asked for where there is no policy', () => {
    show({ policy: 'off', media: [missing] });
    expect(screen.queryByRole('region', { name: 'Alt texts' })).toBeNull();
    expect(screen.queryByText('Still missing')).toBeNull();
  });
});

describe('a link that stands elsewhere', () => {
  it('is asked for, and the button leads to the text for Mastodon', () => {
    show({ linkElsewhere: 'Link in bio' });
    const note = screen.getByRole('region', { name: 'Link missing' });
    fireEvent.click(within(note).getByRole('button'));
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });

  it('is not asked for where there is none', () => {
    show({});
    expect(screen.queryByRole('region', { name: 'Link missing' })).toBeNull();
  });
});

describe('hints in the preview', () => {
  it('ask with one button each and keep the focus in the preview', () => {
    const { onHint } = show({ hints: [{ id: 'h1', kind: 'hashtag', from: '#townfair', to: '#TownFair' }] });
    fireEvent.click(button('Use #TownFair'));
    expect(onHint).toHaveBeenCalledWith('h1');
    expect(document.activeElement).toBe(screen.getByRole('dialog'));
  });
});

const account = { id: 'town', name: 'Town', handle: '@town@social.example', avatar: '' };

interface Around {
  receivers?: Receiver[];
  isOpen?: boolean;
}

/** The sheet, open; without a state, as where no account is chosen. */
function show(part: Partial<PreviewState> | undefined, around: Around = {}) {
  const callbacks = {
    onShow: vi.fn<PreviewProps['onShow']>(),
    onText: vi.fn<PreviewProps['onText']>(),
    onKeepText: vi.fn<PreviewProps['onKeepText']>(),
    onLapsedRead: vi.fn<PreviewProps['onLapsedRead']>(),
    onWarning: vi.fn<PreviewProps['onWarning']>(),
    onLanguage: vi.fn<PreviewProps['onLanguage']>(),
    onVisibility: vi.fn<PreviewProps['onVisibility']>(),
    onDescription: vi.fn<PreviewProps['onDescription']>(),
    onReason: vi.fn<PreviewProps['onReason']>(),
    onHint: vi.fn<PreviewProps['onHint']>(),
  };
  const ofSheet = { onChoose: vi.fn(), onConnect: vi.fn(), onClose: vi.fn() };
  const sheet = (now: typeof part, { receivers = [receiver({})], isOpen = true }: Around) => (
    <Sheet
      facts={{
        ...{ receivers, missingDescriptions: 0, uncheckedDescriptions: 0, held: false, unfit: [] },
        ...{
          linkElsewhere: undefined,
          outdated: 0,
          lapsed: 0,
          differs: false,
          hidesMedia: false,
          chosenMedia: 0,
          areReceiversFixed: false,
        },
      }}
      preview={now && { state: state(now), locale: 'en', ...callbacks }}
      isOpen={isOpen}
      {...ofSheet}
    />
  );
  const { rerender } = render(sheet(part, around));
  return {
    ...callbacks,
    ...ofSheet,
    rerender: (next: typeof part, then: Around = {}) => rerender(sheet(next, { ...around, ...then })),
  };
}

function receiver(part: Partial<Receiver>): Receiver {
  return { ...account, chosen: true, signedIn: true, count: 5, limit: 500, statuses: 1, ...part };
}

function state(part: Partial<PreviewState>): PreviewState {
  return {
    accounts: [account],
    shown: 'town',
    statuses: [status({})],
    parts: [textPart('Hello')],
    lapsed: [],
    withoutAddress: [],
    hidesMedia: false,
    chosen: [],
    warning: { text: '', edited: false },
    language: { code: 'en', from: 'platform' },
    languages: ['de', 'en', 'uk'],
    visibility: 'public',
    isVisibilityFixed: false,
    media: [],
    policy: 'warn',
    reason: '',
    losses: [],
    hints: [],
    ...part,
  };
}

function textPart(text: string, part: Partial<PreviewPart> = {}): PreviewPart {
  return { key: `part ${text}`, text, edited: false, isOutdated: false, ...part };
}

function status(part: Partial<PreviewStatus>): PreviewStatus {
  return { text: 'Hello', spoilerText: '', media: [], count: 5, limit: 500, ...part };
}

function picture(part: Partial<PreviewMedia>): PreviewMedia {
  return {
    key: 'picture',
    src: 'data:image/png;base64,',
    kind: 'image',
    description: 'Town hall',
    isUnknown: false,
    own: false,
    machineMade: false,
    count: 9,
    limit: 1500,
    ...part,
  };
}

function button(name: string): HTMLElement {
  return screen.getByRole('button', { name });
}

function type(field: HTMLElement, value: string): void {
  field.focus();
  fireEvent.change(field, { target: { value } });
}

function losses(name: string): (string | null)[] {
  const region = within(screen.getByRole('region', { name }));
  return region.getAllByRole('listitem').map((item) => item.textContent);
}

function descriptionOf(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
}
