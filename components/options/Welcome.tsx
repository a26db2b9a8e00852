import { i18n } from '#i18n';

/** What a person sees before the first account: the whole way in three steps. */
export function Welcome({ onStart }: { onStart(): void }) {
  const steps = [
    [i18n.t('options.welcome.step1'), i18n.t('options.welcome.step1Text')],
    [i18n.t('options.welcome.step2'), i18n.t('options.welcome.step2Text')],
    [i18n.t('options.welcome.step3'), i18n.t('options.welcome.step3Text')],
  ];
  return (
    <section className="box welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title">{i18n.t('options.welcome.title')}</h2>
      <ol className="steps">
        {steps.map(([title, text]) => (
          <li key={title}>
            <h3>{title}</h3>
            <p className="soft">{text}</p>
          </li>
        ))}
      </ol>
      <div className="actions">
        <button type="button" className="button" onClick={onStart}>
          {i18n.t('options.start')}
        </button>
      </div>
    </section>
  );
}
