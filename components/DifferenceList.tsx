import { i18n } from '#i18n';
import type { Difference } from '../utils/post/difference.ts';
import { differenceText } from './difference-text.ts';

interface DifferenceListProps {
  /** The account's name. */
  account: string;
  differs: Difference[];
  /** The language of the names of languages, BCP 47. */
  locale: string;
}

/** What stands on an account otherwise than it was planned, and what to do. */
export function DifferenceList({ account, differs, locale }: DifferenceListProps) {
  return (
    <div className="differs">
      <p className="problem-what">{i18n.t('differs.title', [account])}</p>
      <ul>
        {differs.map((one) => (
          <li key={JSON.stringify(one)}>{differenceText(one, locale)}</li>
        ))}
      </ul>
      <p>{i18n.t('differs.todo')}</p>
    </div>
  );
}
