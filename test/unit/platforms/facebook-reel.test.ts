import { describe, expect, test } from 'vitest';
import { recognise, unanswered, understands } from '../../../utils/platforms/facebook/recognise.ts';
import { exchange, put } from './meta-fixtures.ts';

const reel = (values: Record<string, unknown> = {}, answer?: string) =>
  exchange('facebook/reel', (it) => {
    put(values)(it);
    if (answer !== undefined) it.answer = answer;
  });
const text = 'Das Stadtfest in einer Minute. Mit @zoo_krefeld.';

describe('a reel of the Business Suite', () => {
  test('is published once for both networks, of whoever wrote', () => {
    const media = [{ upload: '900000000000001', kind: 'video' }];
    expect(recognise(reel())).toMatchObject([
      {
        ...{ platform: 'facebook', profile: '', alsoAs: ['100064000000001'], id: '900000000000009' },
        address: 'https://www.facebook.com/900000000000009',
        parts: [{ text, content: { media, segments: [{ kind: 'text', text }] } }],
        variants: { instagram: [{ text, content: { media, segments: [{}, { kind: 'mention' }, {}] } }] },
      },
    ]);
  });

  test('is a plain video post on the page alone', () => {
    const [video] = recognise(reel({ 'input.placements': ['FACEBOOK_NEWS_FEED'] }));
    expect(video).toMatchObject({ platform: 'facebook' });
    expect(video).not.toHaveProperty('variants');
  });

  test('is scheduled', () => {
    const values = {
      'input.metadata.is_scheduled': true,
      'input.metadata.scheduled_publish_time': 1_798_700_000,
    };
    expect(recognise(reel(values))[0]).toMatchObject({ time: 1_798_700_000_000, scheduled: true });
  });

  test('says that its video was trimmed', () => {
    const values = { 'input.trim_timestamps': { start_time_in_sec: 2, end_time_in_sec: 9 } };
    expect(recognise(reel(values))[0]?.parts[0]?.content?.media).toMatchObject([{ edited: true }]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a draft', { 'input.metadata.is_draft': true }],
    ['limited', { 'input.targeted_privacy_data': { countries: ['DE'] } }],
    ['a story', { 'input.placements': ['FACEBOOK_STORY'] }],
  ])('is none that is %s, and that is understood', (_, values) => {
    expect([recognise(reel(values)), unanswered(reel(values)), understands(reel(values))]).toEqual([
      [],
      [],
      true,
    ]);
  });

  test.each([
    ['refused', '{"data":{"cpx_reel_publish":{"success":false}}}', true],
    ['nowhere', '{"data":{"cpx_reel_publish":null},"errors":[{"code":1}]}', true],
    ['answered otherwise', '{"data":{"reel_make":{"done":true}}}', false],
    ['not answered', '', false],
  ])('that was %s is not published', (_, answer, isUnderstood) => {
    const said = reel({}, answer);
    expect([recognise(said), understands(said)]).toEqual([[], isUnderstood]);
    expect(unanswered(said)).toHaveLength(isUnderstood ? 0 : 1);
  });
});
