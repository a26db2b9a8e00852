import { useRef, useState } from 'react';
import { Icon, paths } from './button.tsx';
import { readItems } from './items.ts';
import { say } from './labels.ts';
import { publishStory } from './publish.ts';
import { setup } from './setup.ts';

/** The way to everything, and among it the way to a new post. */
export function Navigation({ onCreate }: { onCreate: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const story = useRef<HTMLInputElement>(null);
  const { username } = setup.account;
  const addStory = async (files: Iterable<File>) => {
    const [item] = await readItems(files);
    if (item) await publishStory(item);
  };
  return (
    <nav className="k-navigation">
      <span className="k-logo">Instagram</span>
      <a href="/" className="k-link">
        <Icon label={say.home} path={paths.house} />
        <span>{say.home}</span>
      </a>
      <Entry icon={say.newPost} path={paths.plus} text={say.create} onPress={() => setOpen(!isOpen)} />
      {isOpen && (
        <div className="k-menu">
          <Entry
            icon={say.post}
            path={paths.layers}
            text={say.post}
            onPress={() => {
              setOpen(false);
              onCreate();
            }}
          />
          <Entry
            icon={say.story}
            path={paths.picture}
            text={say.story}
            onPress={() => story.current?.click()}
          />
        </div>
      )}
      <form>
        <input
          ref={story}
          type="file"
          className="k-hidden"
          accept="image/jpeg,image/png"
          onChange={({ target }) => addStory([...(target.files ?? [])])}
        />
      </form>
      <a href={`/${username}/`} className="k-link">
        <img alt={say.yourPicture(username)} src="/static/portrait.png" className="k-portrait" />
        <span>{username}</span>
      </a>
    </nav>
  );
}

function Entry({
  icon,
  path,
  text,
  onPress,
}: {
  icon: string;
  path: string;
  text: string;
  onPress: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useValidAnchor: the real page's entries are links that lead nowhere
    <a
      href="#"
      className="k-link"
      onClick={(event) => {
        event.preventDefault();
        onPress();
      }}
    >
      <Icon label={icon} path={path} />
      <span>{text}</span>
    </a>
  );
}
