import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** SQLite in memory. The type of a row is the caller's word, kept in rows.ts beside the tables below. */
export interface Database {
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  run(sql: string, ...values: SQLInputValue[]): void;
  insert(table: string, row: object): void;
  close(): void;
}

/** An empty database with all tables. */
export function openDatabase(): Database {
  const sqlite = new DatabaseSync(':memory:');
  sqlite.exec(tables);
  return {
    // The columns are those of the tables below, which rows.ts describes.
    all: <Row>(sql: string, ...values: SQLInputValue[]) => sqlite.prepare(sql).all(...values) as Row[],
    // As above.
    one: <Row>(sql: string, ...values: SQLInputValue[]) =>
      sqlite.prepare(sql).get(...values) as Row | undefined,
    run: (sql, ...values) => {
      sqlite.prepare(sql).run(...values);
    },
    insert: (table, row) => {
      const columns = Object.keys(row);
      const marks = columns.map(() => '?').join(', ');
      sqlite
        .prepare(`insert into ${table} (${columns.join(', ')}) values (${marks})`)
        .run(...Object.values(row));
    },
    close: () => sqlite.close(),
  };
}

// Ids are text of always 18 digits, so that their order as text is their order.
const tables = `
  create table users (id text primary key, username text unique, password text, display_name text, bio text,
    avatar blob, created_at integer, locale text, silenced integer default 0, one_time_code text);
  create table apps (id text primary key, client_id text unique, client_secret text, name text, website text,
    redirect_uris text, scopes text);
  create table sessions (id text primary key, user_id text, return_to text);
  create table codes (code text primary key, app_id text, user_id text, redirect_uri text, scopes text,
    challenge text, created_at integer, used integer);
  create table tokens (token text primary key, app_id text, user_id text, scopes text, created_at integer,
    revoked integer);
  create table media (id text primary key, user_id text, status_id text, scheduled_id text, position integer,
    type text, description text, meta text, extension text, ready_at integer, failed integer,
    free_at integer default 0);
  create table files (media_id text, style text, mime text, bytes blob, primary key (media_id, style));
  create table statuses (id text primary key, user_id text, app_id text, text text, spoiler_text text,
    sensitive integer, language text, visibility text, in_reply_to_id text, quoted_id text, quote_policy text,
    poll text, created_at integer, edited_at integer);
  create table revisions (status_id text, number integer, json text, primary key (status_id, number));
  create table scheduled (id text primary key, user_id text, app_id text, scheduled_at integer, params text);
  create table idempotency (user_id text, key text, id text, scheduled integer, created_at integer,
    primary key (user_id, key));
`;
