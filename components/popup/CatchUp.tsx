import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';

interface Props {
  /** What the page beside is of; none where it shows no posts of a profile with a rule. */
  page: 'post' | 'profile' | undefined;
  /** There is a profile with a rule. */
  hasRules: boolean;
  onThisPage(): void;
  onOpen(): void;
}

/** The ways to what was published elsewhere: the page beside, and the page for catching up. */
export function CatchUp({ page, hasRules, onThisPage, onOpen }: Props) {
  if (!hasRules) return null;
  return (
    <div className="catch-up-entrance">
      {page && (
        <button type="button" className="button" onClick={onThisPage}>
          <Icon name={page === 'post' ? 'planes' : 'reload'} />
          {i18n.t(page === 'post' ? 'catchUp.thisPost' : 'catchUp.thisPage')}
        </button>
      )}
      <button type="button" className="button button-quiet" onClick={onOpen}>
        {i18n.t('catchUp.open')}
      </button>
    </div>
  );
}
