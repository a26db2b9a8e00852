import { useId } from 'react';
import { i18n } from '#i18n';
import type { MirroredPost } from '../../utils/post/manuscript.ts';
import { LackList } from '../LackList.tsx';
import { OutLink } from '../OutLink.tsx';
import { platformNames } from '../platform-names.ts';

/** Of which post of a platform this is made, and what of it could not be read. */
export function Mirrored({ mirrors }: { mirrors: MirroredPost }) {
  const { platform, profileName, address, lacks } = mirrors;
  const id = useId();
  return (
    <section className="box composer-correcting" aria-labelledby={id}>
      <h2 id={id}>{i18n.t('composer.mirrored.title', [profileName, platformNames[platform]])}</h2>
      <p>{i18n.t('composer.mirrored.what')}</p>
      {lacks.length > 0 && (
        <div className="note-warn">
          <p>{i18n.t('composer.mirrored.lacks')}</p>
          <LackList lacks={lacks} />
        </div>
      )}
      {address && <OutLink href={address}>{i18n.t('composer.mirrored.open')}</OutLink>}
    </section>
  );
}
