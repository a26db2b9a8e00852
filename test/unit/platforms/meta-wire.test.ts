import { describe, expect, test } from 'vitest';
import { wire as facebook } from '../../../utils/platforms/facebook/wire.ts';
import { wire as instagram } from '../../../utils/platforms/instagram/wire.ts';
import { exchange, exchangeOf, fixture, put } from './meta-fixtures.ts';

const graphql = 'https://www.facebook.com/api/graphql/';

interface Other {
  name: string;
  variables: Record<string, unknown>;
}

/** The body of a request that publishes nothing. */
function other({ name, variables }: Other): string {
  const form = { av: '1', fb_dtsg: 'NAc', fb_api_req_friendly_name: name, server_timestamps: 'true' };
  return exchangeOf({ provenance: 'reconstructed', url: graphql, form, variables, answer: '' }).requestBody;
}

describe('Facebook', () => {
  const { requests } = fixture<{ requests: Other[] }>('facebook/others');

  test.each(['friends', 'page-album', 'business', 'edit', 'trash', 'photo-upload', 'video-start'])(
    '%s concerns, and its answer is worth reading',
    (name) => {
      const { url, method, requestBody } = exchange(`facebook/${name}`);
      expect(facebook.concerns(url, method)).toBe(true);
      expect(facebook.worthReading(requestBody)).toBe(true);
    },
  );

  test('an address without its host is one of the page', () => {
    expect(facebook.concerns('/api/graphql/', 'POST')).toBe(true);
  });

  test('so it is when the operation has another name', () => {
    const renamed = exchange('facebook/page-album', (it) => {
      it.form = { ...it.form, fb_api_req_friendly_name: 'useCometFeedComposerPublishMutation' };
    });
    expect(facebook.worthReading(renamed.requestBody)).toBe(true);
  });

  test('so it is when its fields have other names too', () => {
    const variables = { request: { body: { plain: 'Hallo' } } };
    expect(facebook.worthReading(other({ name: 'CometComposerSubmitMutation', variables }))).toBe(true);
    expect(facebook.worthReading(other({ name: 'CometComposerRootQuery', variables }))).toBe(false);
  });

  test.each(requests.filter(({ name }) => !/Stories|Birthday/.test(name)))(
    'the answer to $name is not',
    (request) => {
      expect(facebook.worthReading(other(request))).toBe(false);
    },
  );

  test('nor is that to a draft which the Business Suite keeps by itself; saying so in a text is none', () => {
    const kept = exchange('facebook/business', put({ 'input.base.is_autosave_draft': true }));
    expect(facebook.worthReading(kept.requestBody)).toBe(false);
    const text = '"is_autosave_draft":true';
    const told = exchange('facebook/business', put({ 'input.base.message.text': text }));
    expect(facebook.worthReading(told.requestBody)).toBe(true);
  });

  test.each([
    ['https://www.facebook.com/ajax/bz', 'POST'],
    ['https://www.facebook.com/api/graphqlbatch/', 'POST'],
    ['https://rupload-fra3-1.up.facebook.com/fb_video/0a1b-0-1048576', 'POST'],
    ['https://vupload-edge.facebook.com/ajax/video/upload/requests/receive/', 'POST'],
    [graphql, 'GET'],
    ['https://example.org/api/graphql/', 'POST'],
  ])('%s by %s does not concern', (url, method) => {
    expect(facebook.concerns(url, method)).toBe(false);
  });

  test('what uploads is told apart', () => {
    expect(facebook.uploads?.(exchange('facebook/photo-upload').url)).toBe(true);
    expect(facebook.uploads?.(exchange('facebook/video-start').url)).toBe(true);
    expect(facebook.uploads?.(graphql)).toBe(false);
  });
});

describe('Instagram', () => {
  test.each(['single', 'sidecar', 'reel', 'photo-upload', 'video-upload', 'delete'])(
    '%s concerns, and its answer is worth reading',
    (name) => {
      const { url, method, requestBody } = exchange(`instagram/${name}`);
      expect(instagram.concerns(url, method)).toBe(true);
      expect(instagram.worthReading(requestBody)).toBe(true);
    },
  );

  test.each([
    ['https://www.instagram.com/graphql/query', 'GET'],
    ['https://www.instagram.com/api/v1/web/comments/1/add/', 'POST'],
    ['https://i.instagram.com/api/v1/media/configure_to_story/', 'POST'],
    ['https://www.instagram.com/ajax/bz', 'POST'],
    ['https://i.instagram.com/rupload_igvideo/fb_uploader_1', 'GET'],
    ['https://i.instagram.com/rupload_igphoto/direct_1', 'POST'],
    ['https://www.instagram.com/api/v1/media/configure/', 'GET'],
    ['https://www.instagram.com/create/details/', 'POST'],
  ])('%s by %s does not concern', (url, method) => {
    expect(instagram.concerns(url, method)).toBe(false);
  });

  test('a query is not worth reading', () => {
    expect(instagram.worthReading(other({ name: 'PolarisFeedTimelineRootQuery', variables: {} }))).toBe(
      false,
    );
  });

  test('of the headers, those that tell what was uploaded are told', () => {
    const { requestHeaders, url } = exchange('instagram/photo-upload');
    expect(instagram.headers).toEqual(expect.arrayContaining(Object.keys(requestHeaders)));
    expect(instagram.headers).not.toContain('authorization');
    expect(instagram.uploads?.(url)).toBe(true);
    expect(instagram.uploads?.(exchange('instagram/single').url)).toBe(false);
  });
});
