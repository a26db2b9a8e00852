import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { PopupPrivate } from '../../utils/post/popup.ts';
import { platformNames } from '../platform-names.ts';

interface PrivateProfilesProps {
  profiles: PopupPrivate[];
  onOffer(profile: string): void;
}

/** Private people's profiles that are being written with: they get no panel unless the person wants one. */
export function PrivateProfiles({ profiles, onOffer }: PrivateProfilesProps) {
  const status = useRef<HTMLParagraphElement>(null);
  const [offered, setOffered] = useState('');
  useEffect(() => {
    // The button that had the focus goes.
    if (offered) status.current?.focus();
  }, [offered]);

  const offer = ({ id, name }: PopupPrivate) => {
    setOffered(name);
    onOffer(id);
  };
  return (
    <div className="private">
      {profiles.map((profile) => (
        <Note key={profile.id} profile={profile} onOffer={() => offer(profile)} />
      ))}
      <p ref={status} role="status" tabIndex={-1} className="small">
        {offered && i18n.t('popup.private.offered', [offered])}
      </p>
    </div>
  );
}

function Note({ profile: { platform, name }, onOffer }: { profile: PopupPrivate; onOffer(): void }) {
  return (
    <section className="box item" aria-label={i18n.t('popup.private.name', [name, platformNames[platform]])}>
      <p>{i18n.t('popup.private.what', [name])}</p>
      <div className="actions">
        <button
          type="button"
          className="button"
          aria-label={i18n.t('popup.private.offerName', [name])}
          onClick={onOffer}
        >
          {i18n.t('popup.private.offer')}
        </button>
      </div>
      <p className="soft small">{i18n.t('popup.private.hint')}</p>
    </section>
  );
}
