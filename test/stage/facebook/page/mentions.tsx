import { useEffect, useState } from 'react';
import { Avatar } from './author-row.tsx';
import { say } from './labels.ts';
import { graphql } from './request.ts';

interface Person {
  id: string;
  name: string;
}

interface Props {
  typed: string;
  session: string;
  onChoose: (person: Person) => void;
}

/** The people and Pages whose name begins with what stands behind the `@`. */
export function Mentions({ typed, session, onChoose }: Props) {
  const [people, setPeople] = useState<Person[]>([]);
  useEffect(() => {
    let isLatest = true;
    const variables = { query: typed, surface: 'FEED_COMPOSER', session_id: session };
    graphql<MentionsAnswer>('useFeedComposerCometMentionsTypeaheadQuery', variables)
      .then(({ data }) => isLatest && setPeople(data.comet_composer_typeahead.nodes))
      // Without an answer nobody is offered.
      .catch(() => {});
    return () => {
      isLatest = false;
    };
  }, [typed, session]);
  if (people.length === 0) return null;
  return (
    <div role="listbox" aria-label={say.mentions} className="k-people">
      {people.map((person) => (
        <div
          key={person.id}
          role="option"
          aria-selected="false"
          tabIndex={-1}
          onMouseDown={(event) => {
            // The editor keeps its focus and its place.
            event.preventDefault();
            onChoose(person);
          }}
        >
          <Avatar id={person.id} size={28} />
          {person.name}
        </div>
      ))}
    </div>
  );
}

interface MentionsAnswer {
  data: { comet_composer_typeahead: { nodes: Person[] } };
}
