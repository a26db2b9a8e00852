import { useId } from 'react';
import { i18n } from '#i18n';
import type { Corrected, CorrectedMedia, Manuscript } from '../../utils/post/manuscript.ts';
import { OutLink } from '../OutLink.tsx';
import type { ComposerProps } from './types.ts';

interface Props extends Pick<ComposerProps, 'onChange'> {
  manuscript: Manuscript;
  corrects: Corrected;
}

/** What is changed of a status that stands on Mastodon already: what it was, what changes, its descriptions. */
export function Correcting({ manuscript, corrects, onChange }: Props) {
  const id = useId();
  const changes = changesOf(manuscript, corrects);
  const setMedia = (media: CorrectedMedia[]) => onChange({ corrects: { ...corrects, media } });
  return (
    <section className="box composer-correcting" aria-labelledby={id}>
      <h2 id={id}>{i18n.t('composer.correcting.title')}</h2>
      <p>{i18n.t('composer.correcting.what')}</p>
      <OutLink href={corrects.url}>{i18n.t('composer.correcting.open')}</OutLink>
      <h3>{i18n.t('composer.correcting.changes')}</h3>
      {changes.length === 0 ? (
        <p className="soft">{i18n.t('composer.correcting.unchanged')}</p>
      ) : (
        <dl className="composer-changes">
          {changes.map(({ what, before, after }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>
                <del>{before}</del> <ins>{after}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {corrects.poll && <p className="soft small">{i18n.t('composer.correcting.poll')}</p>}
      {corrects.media.map((each, index) => (
        <div key={each.id} className="composer-field">
          <label htmlFor={`${id}-${each.id}`}>
            {i18n.t('composer.files.describe', [i18n.t('composer.files.picture', [index + 1])])}
          </label>
          <textarea
            id={`${id}-${each.id}`}
            rows={2}
            value={each.description}
            onChange={({ currentTarget }) =>
              setMedia(corrects.media.with(index, { ...each, description: currentTarget.value }))
            }
          />
        </div>
      ))}
    </section>
  );
}

/** What of a status is otherwise than it stands on the server, in words. */
function changesOf(manuscript: Manuscript, corrects: Corrected) {
  const pairs = [
    { what: i18n.t('composer.correcting.text'), before: corrects.text, after: manuscript.text },
    { what: i18n.t('composer.correcting.warning'), before: corrects.warning, after: manuscript.warning },
    {
      what: i18n.t('composer.correcting.descriptions'),
      before: corrects.media.map(({ before }) => before).join(' · '),
      after: corrects.media.map(({ description }) => description).join(' · '),
    },
    {
      what: i18n.t('composer.correcting.other'),
      before: `${corrects.language ?? ''}${corrects.sensitive ? ' +' : ''}`,
      after: `${manuscript.language ?? ''}${manuscript.sensitive ? ' +' : ''}`,
    },
  ];
  return pairs.filter(({ before, after }) => before !== after);
}
