import type { SignedIn } from '../mastodon/accounts.ts';
import type { StandingStatus } from '../mastodon/recent.ts';
import type { Made, Uploaded } from '../mastodon/statuses.ts';
import type { Limits } from '../post/account.ts';
import type { FreedMedia } from '../post/freed-file.ts';
import type { PlannedStatus } from '../post/plan.ts';
import type { Media } from '../post/types.ts';
import type { OutboxEvent } from './events.ts';
import type { PrintIo } from './prints.ts';
import type { Delivery } from './types.ts';

/** What a delivery needs of the world. Every function may throw Problem. */
export interface DeliverIo extends PrintIo {
  now(): number;
  pause(milliseconds: number): Promise<void>;
  /** Must have reached the disk when it resolves. Rejects where the delivery was taken out meanwhile: nothing more is sent. */
  save(delivery: Delivery): Promise<void>;
  /** The picture or video as the server takes it: freed of where and when it was taken, and converted where it must be. */
  prepare(media: Media, limits: Limits, wanted: Wanted): Promise<FreedMedia>;
  upload(account: SignedIn, media: FreedMedia, description: string): Promise<Uploaded>;
  isReady(account: SignedIn, id: string): Promise<boolean>;
  /** Whether the server answers for this account, so that what it fails over lies with the file. Never rejects. */
  isInOrder(account: SignedIn): Promise<boolean>;
  post(
    account: SignedIn,
    status: PlannedStatus,
    media: readonly Uploaded[],
    replyTo: string | undefined,
    key: string,
    scheduledFor?: number,
  ): Promise<Made>;
  /** Describes what stands there anew; gives what stands then. */
  describeMade(
    account: SignedIn,
    status: PlannedStatus,
    media: readonly Uploaded[],
    replyTo: string | undefined,
    made: Made,
  ): Promise<Made>;
  find(
    account: SignedIn,
    status: PlannedStatus,
    replyTo: string | undefined,
    since: number,
    known: ReadonlySet<string>,
    media?: readonly Uploaded[],
  ): Promise<Made | undefined>;
  findScheduled(
    account: SignedIn,
    status: PlannedStatus,
    scheduledFor: number,
    known: ReadonlySet<string>,
    media?: readonly Uploaded[],
  ): Promise<Made | undefined>;
  /** Which of these statuses stand at the account's server. */
  stillThere(account: SignedIn, ids: readonly string[]): Promise<Set<string>>;
  /** What stands at the account, newest first. */
  recent(account: SignedIn): Promise<StandingStatus[]>;
  /** Where that of the account's other deliveries stands. */
  comparedUrls(account: string): Promise<Set<string>>;
  /** Within how many milliseconds the same is one content; 0 where nothing is compared. */
  sameWithin(): Promise<number>;
  /** Ids of statuses at the account that other publications have become. */
  knownStatuses(account: string): Promise<Set<string>>;
  tell(event: OutboxEvent): void;
}

/** How a picture or video is to leave. */
export interface Wanted {
  /** Who made it and who owns it stays in its file. */
  keepCredit: boolean;
  /** A person wants it to go although place and time cannot be taken out of it. */
  asItIs?: boolean;
  /** A picture of a kind over which the server has failed goes as a JPEG, where the browser can make one. */
  asJpeg?: boolean;
}
