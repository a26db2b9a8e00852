import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Boundary } from '../Boundary.tsx';
import { PlannedRow } from '../composer/Planned.tsx';
import { PopupSection } from './PopupSection.tsx';
import type { PopupPageProps } from './types.ts';

/** What waits for its time, wherever it is kept, and what became of a decision about it. */
export function PlannedSection(
  props: Pick<PopupPageProps, 'planned' | 'locale' | 'onReplan' | 'onEditPlanned'>,
) {
  const { planned, locale, onReplan, onEditPlanned } = props;
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The button that had the focus may be gone.
    if (said) status.current?.focus();
  }, [said]);
  const replan = async (id: string, at: number | undefined) => {
    const done = at === undefined ? i18n.t('composer.planned.cancelled') : i18n.t('composer.planned.moved');
    setSaid('');
    setSaid((await onReplan(id, at)) ? done : i18n.t('composer.planned.failed'));
  };
  return (
    <>
      <PopupSection title={i18n.t('composer.planned.title')}>
        {planned.map((item) => (
          <Boundary key={item.id} element="li" name={item.account} of={item}>
            <li className="box item item-planned">
              <PlannedRow
                item={item}
                locale={locale}
                onReplan={(id, at) => void replan(id, at)}
                onEditPlanned={onEditPlanned}
              />
            </li>
          </Boundary>
        ))}
      </PopupSection>
      <p ref={status} role="status" tabIndex={-1} className="small planned-said">
        {said}
      </p>
    </>
  );
}
