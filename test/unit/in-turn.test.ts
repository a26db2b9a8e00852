import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTurn, longestTurn } from '../../utils/in-turn.ts';

/** Work that ends when it is let, and what was under way at the same time at the most. */
function gated() {
  const begun: { args: readonly unknown[]; end(): void; fail(): void }[] = [];
  const most = new Map<string, number>();
  const underWay = new Map<string, number>();
  const work = inTurn(async (...args: string[]) => {
    const name = args.join();
    underWay.set(name, (underWay.get(name) ?? 0) + 1);
    most.set(name, Math.max(most.get(name) ?? 0, underWay.get(name) ?? 0));
    try {
      await new Promise<void>((end, fail) => begun.push({ args, end, fail: () => fail(new Error('x')) }));
    } finally {
      underWay.set(name, (underWay.get(name) ?? 0) - 1);
    }
  });
  return { work, begun, most: (name = '') => most.get(name) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => vi.useRealTimers());

describe('what is done in turn', () => {
  it('is done once more where it was asked for meanwhile, and never twice at a time', async () => {
    const { work, begun, most } = gated();
    const ended: string[] = [];
    void work().then(() => ended.push('first'));
    void work().then(() => ended.push('second'));
    void work().then(() => ended.push('third'));
    await settled();
    expect(begun).toHaveLength(1);
    begun[0]?.end();
    await settled();
    expect([begun.length, ended]).toEqual([2, ['first']]);
    // Asked for while the second is under way: what it has read already may be old.
    void work().then(() => ended.push('fourth'));
    begun[1]?.end();
    await settled();
    begun[2]?.end();
    await settled();
    expect(ended).toEqual(['first', 'second', 'third', 'fourth']);
    expect([begun.length, most()]).toEqual([3, 1]);
  });

  it('goes on after it has failed, and says so to whoever waited for that', async () => {
    const { work, begun } = gated();
    const first = work();
    const second = work();
    begun[0]?.fail();
    await expect(first).rejects.toThrow();
    begun[1]?.end();
    await expect(second).resolves.toBeUndefined();
  });

  it('waits for nothing of other arguments', async () => {
    const { work, begun, most } = gated();
    void work('one');
    void work('other');
    void work('one');
    await settled();
    expect(begun.map(({ args }) => args)).toEqual([['one'], ['other']]);
    for (const { end } of begun) end();
    await settled();
    expect(begun.map(({ args }) => args)).toEqual([['one'], ['other'], ['one']]);
    expect(most('one')).toBe(1);
  });

  it('is not held up for good by one that never ends', async () => {
    vi.useFakeTimers();
    const { work, begun } = gated();
    void work();
    const second = work();
    await vi.advanceTimersByTimeAsync(longestTurn - 1);
    expect(begun).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toHaveLength(2);
    begun[1]?.end();
    await expect(second).resolves.toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });
});
