import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { HelpLinks } from '../HelpLinks.tsx';
import { Icon } from '../Icon.tsx';
import { Mark } from '../Mark.tsx';
import { platformNames } from '../platform-names.ts';
import { Missing } from './Missing.tsx';
import { Outcome } from './Outcome.tsx';
import type { CatchUpProps } from './types.ts';

/** Catching up: what was published elsewhere and is not on Mastodon, and what is to become of it. */
export function CatchUpPage(props: CatchUpProps) {
  const { isRead, page, atServers, onOptions } = props;
  return (
    <div className="mp catch-up">
      <header className="head">
        <Mark />
        <div>
          <h1>{i18n.t('catchUp.title')}</h1>
          <p className="soft">{i18n.t('catchUp.lead')}</p>
        </div>
        <button type="button" className="button button-quiet" onClick={onOptions}>
          <Icon name="gear" />
          {i18n.t('common.settings')}
        </button>
      </header>
      <main>
        {page && <ThisPage {...props} page={page} />}
        {atServers.length > 0 && <AtServers {...props} />}
        {isRead && !page && atServers.length === 0 && <p className="box">{i18n.t('catchUp.none')}</p>}
        <Result {...props} />
      </main>
      <footer className="page-footer soft">
        <HelpLinks contact={props.contact} />
      </footer>
    </div>
  );
}

function ThisPage({
  page,
  search,
  onThisPost,
  onSearch,
}: CatchUpProps & { page: NonNullable<CatchUpProps['page']> }) {
  const isPost = page.kind === 'post';
  const busy = search.kind === 'busy';
  const act = isPost ? onThisPost : () => onSearch('page');
  return (
    <section className="box source" aria-labelledby="page-title">
      <h2 id="page-title">{i18n.t('catchUp.page.title', [platformNames[page.platform]])}</h2>
      <p className="soft">{i18n.t(isPost ? 'catchUp.page.post' : 'catchUp.page.profile')}</p>
      <button
        type="button"
        className="button button-main"
        aria-disabled={busy}
        onClick={() => !busy && act()}
      >
        {i18n.t(isPost ? 'catchUp.thisPost' : 'catchUp.thisPage')}
      </button>
    </section>
  );
}

function AtServers({ atServers, search, onSearch, locale }: CatchUpProps) {
  const busy = search.kind === 'busy';
  const names = new Intl.ListFormat(locale).format(atServers);
  return (
    <section className="box source" aria-labelledby="servers-title">
      <h2 id="servers-title">{i18n.t('catchUp.servers.title')}</h2>
      <p className="soft">{i18n.t('catchUp.servers.hint', [names])}</p>
      <button
        type="button"
        className="button"
        aria-disabled={busy}
        onClick={() => !busy && onSearch('servers')}
      >
        {i18n.t('catchUp.servers.button')}
      </button>
    </section>
  );
}

/** What came of it is told, and has the focus, because the row that had it may be gone. */
function Result(props: CatchUpProps) {
  const { search, handled, missing } = props;
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (handled) told.current?.focus();
  }, [handled]);
  return (
    <section className="result" aria-label={i18n.t('catchUp.result.title')}>
      <div ref={told} role="status" tabIndex={-1}>
        <Outcome {...props} />
      </div>
      {search.kind !== 'busy' && missing.length > 0 && <Missing {...props} />}
    </section>
  );
}
