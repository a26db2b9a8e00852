import { useId, useState } from 'react';
import { Button } from '../page/button.tsx';
import { Composer, type Done } from './composer.tsx';
import { Inbox } from './inbox.tsx';
import { Planner } from './planner.tsx';
import { say } from './say.ts';

/** The whole page: the composer with the inbox beside it, or the planner. */
export function App() {
  const [composing, setComposing] = useState(1);
  const [done, setDone] = useState<Done>();
  const leave = () => {
    history.pushState(null, '', `/latest/content_calendar/${location.search}`);
    setComposing(0);
  };
  return (
    <div className="k-app">
      {composing ? (
        <Composer key={composing} onDone={setDone} onCancel={leave} />
      ) : (
        <Planner
          onNew={() => {
            history.pushState(null, '', `/latest/composer/${location.search}`);
            setComposing(1);
          }}
        />
      )}
      <Inbox />
      {done && (
        <Answer
          done={done}
          onClose={() => {
            setDone(undefined);
            // What was only saved is found in the planner; otherwise the composer stays, empty.
            if (done.intent === 'draft') leave();
            else setComposing((count) => count + 1);
          }}
        />
      )}
    </div>
  );
}

const headings = { publish: say.published, schedule: say.scheduled, draft: say.draftSaved };

function Answer({ done, onClose }: { done: Done; onClose: () => void }) {
  const title = useId();
  return (
    <div className="k-backdrop">
      <div role="dialog" aria-modal="true" aria-labelledby={title} className="k-dialog">
        <h2 id={title}>{headings[done.intent]}</h2>
        <p>ID: {done.id}</p>
        <Button onPress={onClose}>{say.maybeLater}</Button>
      </div>
    </div>
  );
}
