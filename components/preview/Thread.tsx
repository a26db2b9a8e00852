import { i18n } from '#i18n';
import { Avatar } from '../Avatar.tsx';
import { Icon, type IconName } from '../Icon.tsx';
import { withBreaks } from '../with-breaks.tsx';
import { Gallery } from './Gallery.tsx';
import { StatusText } from './StatusText.tsx';
import type { PreviewState, PreviewStatus } from './types.ts';

interface ThreadProps extends Pick<PreviewState, 'statuses' | 'media' | 'visibility'> {
  account: PreviewState['accounts'][number] | undefined;
}

/** The statuses as Mastodon shows them, each under the one it replies to. */
export function Thread({ account, statuses, media, visibility }: ThreadProps) {
  if (statuses.length === 0 || !account) return <p className="preview-empty">{i18n.t('preview.empty')}</p>;
  return (
    <section className="thread" aria-label={i18n.t('preview.thread')}>
      <div className="thread-author">
        <Avatar name={account.name} src={account.avatar} />
        <span className="thread-name">
          <strong>{account.name}</strong>
          <span className="soft">{withBreaks(account.handle)}</span>
        </span>
        <span className="thread-visibility">
          <Icon name={visibilityIcons[visibility]} />
          <span className="hidden-text">{visibilityText(visibility)}</span>
        </span>
      </div>
      <ol>
        {statuses.map((status, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a status has no name but its place in the thread
          <li key={index} className="status">
            <Status status={status} media={media} />
            <p className="status-foot">
              <span>{statuses.length > 1 && i18n.t('preview.place', [index + 1, statuses.length])}</span>
              <span className="status-count" data-over={status.count > status.limit}>
                <span aria-hidden="true">{i18n.t('panel.count', [status.count, status.limit])}</span>
                <span className="hidden-text">
                  {i18n.t('panel.countSpoken', [status.count, status.limit])}
                </span>
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A visibility in words. */
export function visibilityText(visibility: PreviewState['visibility']): string {
  switch (visibility) {
    case 'public':
      return i18n.t('options.profiles.public');
    case 'unlisted':
      return i18n.t('options.profiles.unlisted');
    case 'private':
      return i18n.t('composer.visibility.private');
    case 'direct':
      return i18n.t('composer.visibility.direct');
  }
}

const visibilityIcons: Record<PreviewState['visibility'], IconName> = {
  public: 'globe',
  unlisted: 'moon',
  private: 'lock',
  direct: 'at',
};

function Status({ status, media }: { status: PreviewStatus; media: PreviewState['media'] }) {
  return (
    <>
      {status.spoilerText && (
        <p className="status-warning">
          <span className="hidden-text">{i18n.t('preview.warningIs')}</span>
          <span>{status.spoilerText}</span>
          <span className="status-show" aria-hidden="true">
            {i18n.t('preview.show')}
          </span>
        </p>
      )}
      <StatusText text={status.text} />
      {status.poll && <PollShown poll={status.poll} />}
      <Gallery media={media} indexes={status.media} />
    </>
  );
}

/** A poll as it will be asked; nobody has voted yet. */
function PollShown({ poll: { options, multiple } }: { poll: NonNullable<PreviewStatus['poll']> }) {
  return (
    <ul className="status-poll" aria-label={i18n.t('composer.poll.title')}>
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer has no name but its place
        <li key={index}>
          <span className="status-poll-mark" data-multiple={multiple} aria-hidden="true" />
          <span>{option || '…'}</span>
        </li>
      ))}
    </ul>
  );
}
