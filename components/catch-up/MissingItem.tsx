import { i18n } from '#i18n';
import type { MissingPost, Reason } from '../../utils/post/catch-up.ts';
import { Ago } from '../Ago.tsx';
import { LackList } from '../LackList.tsx';
import { OutLink } from '../OutLink.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { platformNames } from '../platform-names.ts';
import { Excerpt } from '../popup/Excerpt.tsx';
import { DeclineForm } from './DeclineForm.tsx';

interface Props {
  post: MissingPost;
  locale: string;
  onMirror(): void;
  onChoose(isChosen: boolean): void;
  onDecline(reason: Reason, words: string): void;
}

/** One post that is missing: what is known of it, and what can become of it. */
export function MissingItem({ post, locale, onMirror, onChoose, onDecline }: Props) {
  const { platform, profileName, address, time, media, lacks, accounts, state, problem } = post;
  const text = post.excerpt || i18n.t('common.picturePost');
  const busy = state === 'opening';
  const isTile = lacks.includes('tile');
  return (
    <li className="box item missing">
      <Excerpt text={text} />
      <p className="soft small">
        {profileName} · {platformNames[platform]} ·{' '}
        {time === undefined ? i18n.t('catchUp.item.untimed') : <Ago time={time} locale={locale} />}
        {media > 0 && ` · ${i18n.t('catchUp.item.media', media)}`}
      </p>
      <LackList lacks={lacks} />
      {state === 'failed' && (
        <div className="note-bad small">
          <p>{i18n.t('catchUp.item.failed')}</p>
          {problem && <ProblemNote report={problem} />}
        </div>
      )}
      <p className="small">
        {i18n.t('popup.to', [new Intl.ListFormat(locale).format(accounts)])} ·{' '}
        <OutLink href={address}>{i18n.t('catchUp.item.source', [platformNames[platform]])}</OutLink>
      </p>
      <div className="actions">
        {post.isWhole && (
          <label className="choose">
            <input
              type="checkbox"
              checked={post.isChosen}
              aria-label={i18n.t('catchUp.item.choose', [text])}
              onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
            />
            {i18n.t('catchUp.item.tick')}
          </label>
        )}
        {!isTile && (
          <button
            type="button"
            className="button button-main"
            aria-label={i18n.t('catchUp.item.named', [i18n.t('catchUp.item.mirror'), text])}
            aria-disabled={busy}
            onClick={() => !busy && onMirror()}
          >
            {i18n.t(busy ? 'catchUp.item.opening' : 'catchUp.item.mirror')}
          </button>
        )}
      </div>
      {post.isKept ? (
        <DeclineForm text={text} onDecline={onDecline} />
      ) : (
        <p className="soft small">{i18n.t('catchUp.decline.unkept')}</p>
      )}
    </li>
  );
}
