import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { ComposerReceiver } from '../../utils/post/composer.ts';
import { lengthText } from '../preview/Length.tsx';

/** From so many characters left on, the count is read out. */
const near = 20;
/** So long nobody must have typed before it is, in milliseconds. */
const calm = 1000;

/** How long the text is on each chosen account. It is read out only where room gets scarce, and after a pause. */
export function Counts({ receivers }: { receivers: ComposerReceiver[] }) {
  const chosen = receivers.filter((receiver) => receiver.chosen);
  return (
    <>
      <ul className="composer-counts" aria-hidden="true">
        {chosen.map((receiver) => (
          <li key={receiver.id} data-over={receiver.statuses > 1}>
            {chosen.length > 1
              ? i18n.t('composer.count', [receiver.name, lengthText(receiver).text])
              : lengthText(receiver).text}
          </li>
        ))}
      </ul>
      <Spoken text={chosen.map(scarce).filter(Boolean).join(' ')} />
    </>
  );
}

function Spoken({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), calm);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="hidden-text">
      {said}
    </p>
  );
}

function scarce({ count, limit, statuses, name }: ComposerReceiver): string {
  if (statuses > 1) return i18n.t('composer.countOver', [statuses, name]);
  return limit - count <= near ? i18n.t('composer.countLeft', [limit - count, name]) : '';
}
