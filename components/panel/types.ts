import type { PreviewProps } from './preview/types.ts';

/** An account as the panel shows it, with what this draft would be there. */
export interface PanelAccount {
  id: string;
  name: string;
  handle: string;
  /** A `data:` address, or empty: then its initials stand for it. */
  avatar: string;
  chosen: boolean;
  signedIn: boolean;
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
      /** Pictures without alternative text. */
      missingDescriptions: number;
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
