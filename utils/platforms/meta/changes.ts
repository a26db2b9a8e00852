import type { Change, Exchange } from '../../post/types.ts';
import { changeNamed, publishesPlanned } from './change-name.ts';
import { fieldsOf, isAccepted, postedTo } from './exchange.ts';
import { documents, parsed } from './json.ts';
import { isNothing } from './limited.ts';
import { recordOf } from './schemas.ts';

/*
 * Of most requests that edit, delete or reschedule a post the names are known, and what they hold is not: one program that
 * sends `BusinessContentManagerRescheduleContentMutation` names a list of `S:_I<page>:<post>` and a time in seconds (2026). So
 * every id that stands in such a request counts as one that may be the post's. Which of them is a post that was mirrored, the
 * background knows: of all others nothing comes.
 */

/** The posts that an accepted GraphQL request may have changed, by its operation's name. */
export function changesNamed(exchange: Exchange, platform: Change['platform']): Change[] {
  const path = postedTo(exchange, `${platform}.com`);
  if (!/^\/(?:api\/graphql|graphql(?:\/query)?)\/?$/.test(path)) return [];
  const form = fieldsOf(exchange);
  const name = form.get('fb_api_req_friendly_name') ?? '';
  // What is made public before its time has another time: this one.
  const isNow = publishesPlanned(name);
  const kind = isNow ? 'rescheduled' : changeNamed(name);
  const variables = kind && recordOf(parsed(form.get('variables') ?? ''));
  if (!kind || !variables || !isTaken(exchange)) return [];
  const fields = [...fieldsIn(variables)];
  const keeps = ([name, value]: Field) => name === 'is_autosave_draft' && value === true;
  const comments = ([name, value]: Field) => name === 'feedback_id' && !isNothing(value);
  if (fields.some((field) => keeps(field) || comments(field))) return [];
  const at = isNow ? exchange.at : kind === 'deleted' ? undefined : newTimeIn(fields, exchange.at ?? 0);
  const profile = form.get('av') ?? '';
  return idsIn(fields).map((id) => ({ platform, profile, id, kind, ...(at !== undefined && { at }) }));
}

/** Whether the answer says nothing against it, and that something was done. */
export function isTaken(exchange: Exchange): boolean {
  if (!isAccepted(exchange)) return false;
  const said = documents(exchange.responseBody).map((each) => recordOf(each) ?? {});
  const roots = said.flatMap(({ data }) => Object.values(recordOf(data) ?? {}));
  return roots.some((root) => !isNothing(root)) && !said.some(isRefusal) && !roots.some(refuses);
}

/** Errors that harm nothing say so (`severity`, seen with what was published all the same). */
function isRefusal({ errors, error, status }: Record<string, unknown>): boolean {
  const grave = Array.isArray(errors)
    ? errors.filter((each) => recordOf(each)?.severity !== 'WARNING')
    : errors;
  return !isNothing(grave) || error != null || status === 'fail';
}

const refuses = (root: unknown) =>
  [...fieldsIn(root)].some(
    ([name, value]) => (name === 'success' && value === false) || (name === 'errors' && !isNothing(value)),
  );

type Field = readonly [name: string, value: unknown];

/** So deep and so many: what is beyond is no request of a person. */
const deepest = 8;
const mostFields = 2000;

/** All fields, the outermost first; what stands in a list has the list's name. */
function* fieldsIn(value: unknown): Generator<Field> {
  let level: Field[] = [['', value]];
  let count = 0;
  for (let depth = 0; depth <= deepest && level.length; depth += 1) {
    const next: Field[] = [];
    for (const [name, each] of level) {
      count += 1;
      if (count > mostFields) return;
      yield [name, each];
      if (Array.isArray(each)) next.push(...each.map((one): Field => [name, one]));
      else if (!passedOver.test(name)) next.push(...Object.entries(recordOf(each) ?? {}));
    }
    level = next;
  }
}

/** What is in it is about something else: a picture, a post that is shared, who sees it, how it was measured. */
const passedOver = /attach|share|audience|privacy|^logging|tracking/i;

/** So many may be chosen at once in a list. */
const mostIds = 60;

/** Every id: as it stands, and each number in it, for an id may hold those of author and post, openly or as base64. */
function idsIn(fields: readonly Field[]): string[] {
  const found = fields.flatMap(([name, value]) => {
    const isText = typeof value === 'string' || typeof value === 'number';
    const text = isText && !notPosts.test(name) ? String(value) : '';
    if (!/^[\w.:=+/-]{8,300}$/.test(text)) return [];
    const plain = text.startsWith('Uzpf') ? decoded(text) : text;
    return /\d/.test(plain) ? [text, ...(plain.match(/\d{8,}/g) ?? [])] : [];
  });
  return [...new Set(found)].slice(0, mostIds);
}

const notPosts = /actor|viewer|session|client_mutation|token|time|schedul|date|attach/i;

function decoded(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

/** Nobody plans further ahead, in milliseconds. */
const farthest = 2 * 366 * 86_400_000;

/** The one time ahead that it says, milliseconds since 1970; nothing where there is none, or several. */
function newTimeIn(fields: readonly Field[], now: number): number | undefined {
  const said = fields.filter(([name]) => /time|schedul/i.test(name)).map(([, value]) => momentOf(value));
  const ahead = new Set(said.filter((time) => time > now && time < now + farthest));
  const [only, ...others] = ahead;
  return others.length ? undefined : only;
}

/** In seconds, in milliseconds, or as a text with its zone; 0 for what is no time. */
function momentOf(value: unknown): number {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  return isIso ? Date.parse(text) || 0 : 0;
}
