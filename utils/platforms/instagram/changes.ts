import type { Change, Exchange } from '../../post/types.ts';
import { changesNamed } from '../meta/changes.ts';
import { isAccepted, postedTo } from '../meta/exchange.ts';
import { documents } from '../meta/json.ts';
import { recordOf } from '../meta/schemas.ts';

/*
 * A post is deleted at `/create/<pk>/delete/` (several programs, 2025 to 2026). The app's own interface has
 * `/media/<id>/edit_media/`, `delete/` and `only_me/`, which archives (programs that use it, to 2026), with `<pk>` or
 * `<pk>_<owner>`; whether the page edits there or by GraphQL nobody has recorded.
 */
const path = /\/(?:create\/(\d+)\/delete|media\/(\d+)(?:_\d+)?\/(edit_media|delete|only_me))\/?$/;

/** The posts that an accepted request changed. Whose they are, most of them do not say: `profile` is empty. */
export function recogniseChange(exchange: Exchange): Change[] {
  const [, removed, changed, act] = path.exec(postedTo(exchange, 'instagram.com')) ?? [];
  const id = removed ?? changed;
  if (id === undefined) return changesNamed(exchange, 'instagram');
  const kind = act === 'edit_media' ? 'edited' : 'deleted';
  return isDone(exchange, removed !== undefined || act === 'delete')
    ? [{ platform: 'instagram', profile: '', id, kind }]
    : [];
}

/** A deletion says so; anything else says `status`, or gives the post. */
function isDone(exchange: Exchange, isDeletion: boolean): boolean {
  if (!isAccepted(exchange)) return false;
  const said = documents(exchange.responseBody).map((each) => recordOf(each) ?? {});
  if (isDeletion) return said.some(({ did_delete }) => did_delete === true);
  return said.some(({ status, media }) => status === 'ok' || recordOf(media)) && !said.some(fails);
}

const fails = ({ status }: Record<string, unknown>) => status === 'fail';
