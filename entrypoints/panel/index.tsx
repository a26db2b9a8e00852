import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shared } from '../../utils/watch/shared.ts';
import { showMessages } from './show-messages.tsx';
import { showPanels } from './show-panels.tsx';

/** Put into a tab by the background once a composer is there; watch has run before it. */
export default defineUnlistedScript(() => {
  const watch = shared();
  if (!watch || watch.hasPanel) return;
  watch.hasPanel = true;
  showPanels(watch);
  showMessages(watch);
});
