import { describe, expect, test } from 'vitest';
import { described } from '../../../utils/outbox/due-again.ts';
import { createOutbox } from '../../../utils/outbox/outbox.ts';
import { readClaim, writeClaim } from '../../../utils/outbox/store.ts';
import type { Claim } from '../../../utils/outbox/types.ts';
import { newRule, type Rule } from '../../../utils/post/rule.ts';
import type { Media } from '../../../utils/post/types.ts';
import { createWorld, minutes, picture, stadt, start, video, type World } from './world.ts';

const machine: Media = { ...picture('May be an image'), machineMade: true };

/** A post with these media, of a profile whose rule says this. */
function publish(world: World, media: Media[], rule: Partial<Rule>, claim: Partial<Claim> = {}) {
  const profile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;
  const whole: Rule = { ...newRule(profile, [stadt]), ...rule };
  return world.publish(
    'at://1',
    { texts: ['Eins'], media },
    { rules: [{ account: stadt, rule: whole }], ...claim },
  );
}

describe('where the rule wants a description', () => {
  const rule: Partial<Rule> = { descriptions: 'require' };

  test.each([
    ['a picture has none', [picture()]],
    ['a picture has nothing but blanks', [picture(' \n')]],
    ['a video has none', [video()]],
    ['one of several has none', [picture('Rathaus'), picture()]],
    ['a machine wrote it', [machine]],
  ])('the post waits if %s', async (_, media) => {
    const world = await createWorld();
    await publish(world, media, rule);
    await world.settle();
    expect(world.server.log).toEqual([]);
    expect(await world.claims()).toMatchObject([
      { state: { kind: 'failed', problem: { kind: 'refused', reason: 'description-missing' } } },
    ]);
    expect(world.events).toMatchObject([{ kind: 'problem', tab: 7, accounts: [stadt] }]);
  });

  test.each([
    ['there is nothing to describe', [], {}],
    ['everything is described', [picture('Rathaus'), video('Umzug')], {}],
    ['a person described it for Mastodon', [picture()], { edits: { descriptions: { 0: 'Rathaus' } } }],
    ['a person let a machine’s text stand', [machine], { edits: { descriptions: { 0: 'May be an image' } } }],
    ['a person gave a reason', [picture(), machine], { edits: { reason: 'Zierbild' } }],
  ])('it goes if %s', async (_, media, claim: Partial<Claim>) => {
    const world = await createWorld();
    await publish(world, media, rule, claim);
    await world.settle();
    expect(world.server.texts()).toEqual(['Eins']);
  });

  test('a reason of blanks is none', async () => {
    const world = await createWorld();
    await publish(world, [picture()], rule, { edits: { reason: ' ' } });
    await world.settle();
    expect(world.server.log).toEqual([]);
  });

  test('the claim knows what is to be described, with the file and what a machine proposed', async () => {
    const world = await createWorld();
    await publish(world, [picture('Rathaus'), video(), machine], rule);
    await world.settle();
    expect((await readClaim('at://1'))?.undescribed).toMatchObject([
      { index: 1, kind: 'video', proposal: '', file: { type: 'video/mp4' } },
      { index: 2, kind: 'image', proposal: 'May be an image', file: { type: 'image/png' } },
    ]);
  });

  test('what is described afterwards goes, however late, and only what was asked for is changed', async () => {
    const world = await createWorld();
    await publish(world, [picture('Rathaus'), picture()], rule, { edits: { visibility: 'unlisted' } });
    await world.settle();
    const claim = await readClaim('at://1');
    if (!claim) throw new Error('the claim is gone');
    world.clock.now = start + minutes(300);
    await writeClaim(described(claim, { 1: 'Markt' }, ''));
    await world.settle();
    expect(world.server.uploads.map(({ description }) => description)).toEqual(['Rathaus', 'Markt']);
    expect(await world.claims()).toEqual([]);
  });

  test('with a field left empty it goes on waiting', async () => {
    const world = await createWorld();
    const claim = await publish(world, [picture(), picture()], rule);
    await writeClaim(described(claim, { 0: 'Markt', 1: ' ' }, ''));
    await world.settle();
    expect((await readClaim('at://1'))?.undescribed).toMatchObject([{ index: 1 }]);
  });
});

describe.each<Rule['descriptions']>(['off', 'warn'])('where the rule says %s', (descriptions) => {
  test('the post goes without a description', async () => {
    const world = await createWorld();
    await publish(world, [picture()], { descriptions });
    await world.settle();
    expect(world.server.uploads.map(({ description }) => description)).toEqual(['']);
  });

  test('what a machine wrote is left out', async () => {
    const world = await createWorld();
    await publish(world, [machine, picture('Rathaus')], { descriptions });
    await world.settle();
    expect(world.server.uploads.map(({ description }) => description)).toEqual(['', 'Rathaus']);
  });
});

describe('who made a picture', () => {
  test.each([
    ['stays in the file', {}, true],
    ['is taken out if the rule says so', { dropCredit: true }, false],
  ])('%s', async (_, rule, keeps) => {
    const world = await createWorld();
    const asked: boolean[] = [];
    const { prepare } = world.io;
    await publish(world, [picture('Rathaus')], rule);
    await world.settle(
      createOutbox({
        ...world.io,
        prepare: (media, limits, wanted) => {
          asked.push(wanted.keepCredit);
          return prepare(media, limits, wanted);
        },
      }),
    );
    expect(asked).toEqual([keeps]);
  });
});
