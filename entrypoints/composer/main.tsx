import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { i18n } from '#i18n';
import { Boundary } from '../../components/Boundary.tsx';
import { ComposerPage } from '../../components/composer/ComposerPage.tsx';
import { beginIn } from '../../utils/pages/composer/begin-in.ts';
import { beginning, fieldCallbacks } from '../../utils/pages/composer/beginning.ts';
import { createDesk } from '../../utils/pages/composer/desk.ts';
import { preparePage } from '../../utils/pages/prepare-page.ts';

const root = document.getElementById('root');
if (root) {
  const query = new URLSearchParams(location.search);
  const locale = preparePage(
    document,
    query.has('describes') ? i18n.t('composer.describing.title') : i18n.t('composer.title'),
  );
  const reactRoot = createRoot(root);
  const held = query.get('describes');
  if (held === null) compose(query, reactRoot, locale);
  else void import('./describing.tsx').then(({ start }) => start({ reactRoot, locale, held }));
}

/** Whoever writes does not wait for the rest of the program. */
function compose(query: URLSearchParams, reactRoot: Root, locale: string): void {
  const desk = createDesk({ changed: () => draw(), typed: () => typed() });
  const opening = query.has('corrects')
    ? undefined
    : query.has('new')
      ? desk.begin()
      : desk.open(query.get('id') ?? undefined);
  const loading = import('./whole.tsx').then(({ start }) =>
    start({ reactRoot, desk, opening, locale, query }),
  );
  const on = fieldCallbacks(desk, loading);
  let typed = () => {};
  let draw = () => {
    const state = beginning(desk, opening ? 'no' : 'opening');
    reactRoot.render(
      <Boundary name={i18n.t('composer.title')} of={state}>
        <ComposerPage
          {...on}
          state={state}
          adds={query.has('add')}
          onNew={() => void loading.then(({ onNew }) => onNew())}
        />
      </Boundary>,
    );
  };
  if (opening) beginIn(document, desk, () => flushSync(draw));
  else draw();
  void loading.then((whole) => {
    ({ draw, typed } = whole);
    draw();
  });
}
