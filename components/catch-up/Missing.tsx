import { i18n } from '#i18n';
import { Boundary } from '../Boundary.tsx';
import { MissingItem } from './MissingItem.tsx';
import type { CatchUpProps } from './types.ts';

/** The posts that are missing, each to be published, chosen with others, or decided against. */
export function Missing(props: CatchUpProps) {
  const { missing, locale, onMirror, onChoose, onMirrorChosen, onDecline } = props;
  const chosen = missing.filter(({ isChosen }) => isChosen).length;
  return (
    <>
      <h2>{i18n.t('catchUp.result.title')}</h2>
      <ul className="cards">
        {missing.map((post) => (
          <Boundary key={post.id} element="li" name={i18n.t('popup.postOf', [post.profileName])} of={post}>
            <MissingItem
              post={post}
              locale={locale}
              onMirror={() => onMirror(post.id)}
              onChoose={(isChosen) => onChoose(post.id, isChosen)}
              onDecline={(reason, words) => onDecline(post.id, reason, words)}
            />
          </Boundary>
        ))}
      </ul>
      {chosen > 0 && (
        <div className="box several">
          <button type="button" className="button button-main" onClick={onMirrorChosen}>
            {i18n.t('catchUp.several.button', chosen)}
          </button>
          {chosen > 1 && <p className="soft small">{i18n.t('catchUp.several.hint')}</p>}
        </div>
      )}
    </>
  );
}
