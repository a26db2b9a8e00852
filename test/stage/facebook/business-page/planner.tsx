import { useEffect, useRef, useState } from 'react';
import { Button } from '../page/button.tsx';
import { graphql } from './graphql.ts';
import { plannerVariables } from './planner-variables.ts';
import { say } from './say.ts';

interface Planned {
  id: string;
  text: string;
}

/** What is scheduled, each with what a person may do with it. */
export function Planner({ onNew }: { onNew: () => void }) {
  const [planned, setPlanned] = useState<Planned[]>([]);
  useEffect(() => {
    void read().then(setPlanned);
  }, []);
  return (
    <main className="k-main">
      <h1>{say.planner}</h1>
      <Button className="k-primary" onPress={onNew}>
        {say.newPost}
      </Button>
      <ul>
        {planned.map((each) => (
          <Row key={each.id} planned={each} onDone={async () => setPlanned(await read())} />
        ))}
      </ul>
    </main>
  );
}

async function read(): Promise<Planned[]> {
  const name = 'BusinessContentManagerScheduledContentQuery';
  const { data } = await graphql<{ data: { content: { items: Planned[] } } }>(name, {});
  return data.content.items;
}

function Row({ planned: { id, text }, onDone }: { planned: Planned; onDone: () => Promise<void> }) {
  const field = useRef<HTMLInputElement>(null);
  const act = async (act: 'Reschedule' | 'CancelSchedule' | 'Delete') => {
    const time = act === 'Reschedule' ? new Date(field.current?.value ?? '') : undefined;
    await graphql(`BusinessContentManager${act}ContentMutation`, plannerVariables(id, time));
    await onDone();
  };
  return (
    <li className="k-planned">
      <p>{text}</p>
      <input ref={field} type="datetime-local" aria-label={say.newTime} />
      <Button onPress={() => act('Reschedule')}>{say.reschedule}</Button>
      <Button onPress={() => act('CancelSchedule')}>{say.cancelPost}</Button>
      <Button onPress={() => act('Delete')}>{say.deletePost}</Button>
    </li>
  );
}
