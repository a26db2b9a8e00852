import { createRoot } from 'react-dom/client';
import { Sheet } from '../../components/preview/Sheet.tsx';

/*
 * The preview as it would be with React in the platform's page: what pill and frame are compared with. Evaluated there by the
 * benchmark alone.
 */

const account = { id: 'stadt', name: 'Stadt Krefeld', handle: '@stadt@krefeld.example', avatar: '' };
const nothing = () => {};
const callbacks = {
  ...{ onShow: nothing, onText: nothing, onWarning: nothing, onLanguage: nothing, onVisibility: nothing },
  ...{ onKeepText: nothing, onLapsedRead: nothing },
  ...{ onDescription: nothing, onReason: nothing, onHint: nothing },
};
const counted = { count: 0, limit: 500 };

const host = document.createElement('div');
document.body.append(host);
createRoot(host.attachShadow({ mode: 'closed' })).render(
  <Sheet
    facts={{
      receivers: [{ ...account, ...counted, chosen: true, signedIn: true, statuses: 1 }],
      ...{
        missingDescriptions: 0,
        uncheckedDescriptions: 0,
        held: false,
        unfit: [],
        ...{
          linkElsewhere: undefined,
          outdated: 0,
          lapsed: 0,
          differs: false,
          hidesMedia: false,
          chosenMedia: 0,
          areReceiversFixed: false,
        },
      },
    }}
    preview={{
      ...{ locale: 'de', ...callbacks },
      state: {
        ...{
          accounts: [account],
          shown: 'stadt',
          lapsed: [],
          withoutAddress: [],
          hidesMedia: false,
          chosen: [],
        },
        parts: [{ key: 'p', text: '', edited: false, isOutdated: false }],
        statuses: [{ text: '', spoilerText: '', media: [], ...counted }],
        ...{ warning: { text: '', edited: false }, language: { code: 'de', from: 'platform' } },
        ...{ languages: ['de', 'en'], visibility: 'public', media: [], policy: 'warn', reason: '' },
        ...{ losses: [], hints: [], isVisibilityFixed: false },
      },
    }}
    isOpen={false}
    onChoose={nothing}
    onConnect={nothing}
    onClose={nothing}
  />,
);
