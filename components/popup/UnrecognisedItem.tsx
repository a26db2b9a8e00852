import { useId } from 'react';
import { i18n } from '#i18n';
import type { Unrecognised } from '../../utils/post/popup.ts';
import { Icon } from '../Icon.tsx';
import { platformNames } from '../platform-names.ts';
import { momentText } from '../time.ts';
import { Excerpt } from './Excerpt.tsx';

/** Two lines of it are shown. In UTF-16 units. */
const longestExcerpt = 300;

interface Props {
  post: Unrecognised;
  locale: string;
  onDismiss(): void;
  onCompose(): void;
}

/** That a post was not recognised before its page was closed, what is known of it, and what to do. */
export function UnrecognisedItem({ post, locale, onDismiss, onCompose }: Props) {
  const { platform, profileName, text, at } = post;
  const id = useId();
  const name = platformNames[platform];
  return (
    <section className="box item item-asks" aria-labelledby={id}>
      <h2 id={id} className="item-title">
        <Icon name="warning" /> {i18n.t('popup.unrecognised.title')}
      </h2>
      <Excerpt text={text.slice(0, longestExcerpt)} />
      <p>{i18n.t('popup.unrecognised.what', [name, profileName, momentText(at, locale)])}</p>
      <p>{i18n.t('popup.unrecognised.todo', [name])}</p>
      <div className="actions">
        <button type="button" className="button button-main" onClick={onCompose}>
          {i18n.t('composer.entrance.unrecognised')}
        </button>
        <button type="button" className="button" onClick={onDismiss}>
          {i18n.t('popup.unrecognised.dismiss')}
        </button>
      </div>
    </section>
  );
}
