import type { AccountCard } from '../../utils/post/account.ts';
import type { UnfitMedia } from '../../utils/post/plan.ts';
import type { PreviewProps } from './preview/types.ts';

/** An account as the panel shows it, with what this draft would be there. */
export interface PanelAccount extends Pick<AccountCard, 'id' | 'name' | 'handle' | 'avatar' | 'signedIn'> {
  chosen: boolean;
  /** Characters as the server counts them, of the longest status. */
  count: number;
  limit: number;
  /** How many statuses the draft becomes. */
  statuses: number;
}

/** What the panel has to show. `reload`: this tab is older than the installation. */
export type PanelState =
  | { kind: 'reload' }
  | { kind: 'no-account' }
  | {
      kind: 'ready';
      /** The name of the platform's profile. */
      profileName: string;
      accounts: PanelAccount[];
      armed: boolean;
      /** Pictures and videos without alternative text; none where the rule does not ask. */
      missingDescriptions: number;
      /** Alternative texts that a machine wrote and nobody has looked at; none where the rule does not ask. */
      uncheckedDescriptions: number;
      /** The post will wait until both are none: the rule wants it so, and no reason is given. */
      held: boolean;
      /** What a chosen account's server will not take. */
      unfit: UnfitMedia[];
      /** The words with which the text says that its link stands elsewhere. */
      linkElsewhere?: string | undefined;
      sending: boolean;
    };

/** The panel's contract. Every `event` is the browser's own, so that its `isTrusted` can be asked. */
export interface PanelProps {
  state: PanelState;
  onArm(armed: boolean, event: Event): void;
  onChoose(accountId: string, chosen: boolean, event: Event): void;
  onConnect(event: Event): void;
  /** Where given, the panel can show what will stand on Mastodon. */
  preview?: PreviewProps;
}

/** The part of the state in which there is a switch. */
export type ReadyState = Extract<PanelState, { kind: 'ready' }>;
