import { i18n } from '#i18n';
import type { Lack } from '../utils/post/shown.ts';

/** What a page did not show of a post, each with what helps. */
export function LackList({ lacks }: { lacks: readonly Lack[] }) {
  return (
    <ul className="lacks small">
      {lacks.map((lack) => (
        <li key={lack}>{i18n.t(`catchUp.lack.${lack}`)}</li>
      ))}
    </ul>
  );
}
