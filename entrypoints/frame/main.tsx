import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import { Boundary } from '../../components/Boundary.tsx';
import '../../components/tokens.css';
import '../../components/controls.css';
import './frame.css';
import { connectFrame } from '../../utils/pages/frame-connection.ts';
import { preparePage } from '../../utils/pages/prepare-page.ts';
import { showNotices } from './notices.tsx';
import { showSheet } from './sheet.tsx';

const root = document.getElementById('root');
if (root) {
  const locale = preparePage(document, i18n.t('panel.name'));
  const reactRoot = createRoot(root);
  const render = (content: ReactNode) =>
    reactRoot.render(
      <Boundary name={i18n.t('extName')} of={content}>
        {content}
      </Boundary>,
    );
  void connectFrame().then((connection) => {
    const height = new ResizeObserver(() => connection.tellHeight(root.scrollHeight));
    height.observe(root);
    const shown = { connection, locale, render };
    if (connection.answer.kind === 'composer') showSheet(shown, connection.answer);
    else showNotices(shown, connection.answer);
  });
}
