import { type ReactNode, useRef } from 'react';
import { i18n } from '#i18n';

/** What is stored and where it goes, for whoever has to answer for it; and the way to delete it all. */
export function Privacy({ onWipe, kept }: { onWipe(): void; kept?: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const sentences = [
    i18n.t('options.privacy.s1'),
    i18n.t('options.privacy.s2'),
    i18n.t('options.privacy.s3'),
    i18n.t('options.privacy.s4'),
    i18n.t('options.privacy.s5'),
    i18n.t('options.privacy.s6'),
    i18n.t('options.privacy.s7'),
    i18n.t('options.privacy.s8'),
    i18n.t('options.privacy.s9'),
  ];
  const wipe = () => {
    dialog.current?.close();
    onWipe();
  };
  return (
    <section id="privacy" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{i18n.t('options.privacy.title')}</h2>
      <p className="soft">{i18n.t('options.privacy.lead')}</p>
      <div className="box">
        <ol className="sentences">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        {kept}
        <button type="button" className="button button-bad" onClick={() => dialog.current?.showModal()}>
          {i18n.t('options.privacy.wipe')}
        </button>
      </div>
      <dialog ref={dialog} className="box" aria-labelledby="wipe-title" aria-describedby="wipe-text">
        <h3 id="wipe-title">{i18n.t('options.privacy.wipeTitle')}</h3>
        <p id="wipe-text">{i18n.t('options.privacy.wipeText')}</p>
        <div className="actions">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {i18n.t('common.cancel')}
          </button>
          <button type="button" className="button button-bad" onClick={wipe}>
            {i18n.t('options.privacy.wipeYes')}
          </button>
        </div>
      </dialog>
    </section>
  );
}
