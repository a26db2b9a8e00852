import { inTurn } from '../in-turn.ts';
import type { Policy } from '../post/policy.ts';
import type { Rule } from '../post/rule.ts';
import { fixedFields, mayChange } from '../post/under-policy.ts';
import { readBridge, unreadBridges, writeBridge } from '../settings/bridges.ts';
import { currentPolicy } from '../settings/managed.ts';
import { listRules, writeRule } from '../settings/rules.ts';

/** The bridges that nobody has read of yet, wherever they are told. */
export function createBridges(changed: () => void) {
  let policy: Policy = {};
  const state: { bridges: Record<string, string>; rules: Rule[] } = { bridges: {}, rules: [] };

  const read = inTurn(async () => {
    const [bridges, rules] = await Promise.all([unreadBridges(), listRules()]);
    policy = await currentPolicy();
    Object.assign(state, { bridges, rules });
    changed();
  });

  return {
    state,
    read,
    isFixed: (rule: Rule) => !mayChange(policy, 'rules') || fixedFields(rule, policy).includes('mode'),
    async save(rule: Rule, shown: Rule): Promise<void> {
      await writeRule(rule, shown);
      await read();
    },
    /** It is told nowhere any more. */
    async markRead(profile: string): Promise<void> {
      await bridgeRead(profile);
      await read();
    },
  };
}

/** A person has read of the bridge of this profile. */
export async function bridgeRead(profile: string): Promise<void> {
  const bridge = await readBridge(profile);
  if (bridge) await writeBridge(profile, { ...bridge, isRead: true });
}
