/** A row of `users`. */
export interface UserRow {
  id: string;
  username: string;
  password: string;
  display_name: string;
  bio: string;
  avatar: Uint8Array | null;
  created_at: number;
  /** The language that it has chosen. */
  locale: 'de' | 'en' | null;
  silenced: number;
  one_time_code: string | null;
}

/** A row of `apps`. Redirect addresses are separated by line breaks, scopes by spaces. */
export interface AppRow {
  id: string;
  client_id: string;
  client_secret: string;
  name: string;
  website: string | null;
  redirect_uris: string;
  scopes: string;
}

/** A row of `codes`: what the authorization page gives to be exchanged for a token. */
export interface CodeRow {
  code: string;
  app_id: string;
  user_id: string;
  redirect_uri: string;
  scopes: string;
  challenge: string | null;
  created_at: number;
  used: number;
}

/** A row of `tokens`. Without a user it is an app's own. */
export interface TokenRow {
  token: string;
  app_id: string | null;
  user_id: string | null;
  scopes: string;
  created_at: number;
  revoked: number;
}

/** A row of `media`. `meta` is JSON. */
export interface MediaRow {
  id: string;
  user_id: string;
  status_id: string | null;
  scheduled_id: string | null;
  position: number;
  type: 'image' | 'gifv' | 'video' | 'audio';
  description: string | null;
  meta: string;
  extension: string;
  ready_at: number;
  failed: number;
  /** When it is free again after its status was deleted. */
  free_at: number;
}

/** A row of `files`: the bytes behind a media address. */
export interface FileRow {
  media_id: string;
  style: 'original' | 'small';
  mime: string;
  bytes: Uint8Array;
}

/** Who may read a status. */
export type StatusVisibility = 'public' | 'unlisted' | 'private' | 'direct';

/** A row of `statuses`. `poll` is JSON. */
export interface StatusRow {
  id: string;
  user_id: string;
  app_id: string | null;
  text: string;
  spoiler_text: string;
  sensitive: number;
  language: string;
  visibility: StatusVisibility;
  in_reply_to_id: string | null;
  quoted_id: string | null;
  quote_policy: 'public' | 'followers' | 'nobody';
  poll: string | null;
  created_at: number;
  edited_at: number | null;
}

/** A row of `scheduled`. `params` is JSON. */
export interface ScheduledRow {
  id: string;
  user_id: string;
  app_id: string | null;
  scheduled_at: number;
  params: string;
}

/** A row of `idempotency`. */
export interface IdempotencyRow {
  user_id: string;
  key: string;
  id: string;
  scheduled: number;
  created_at: number;
}
