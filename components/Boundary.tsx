import { Component, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { ConfirmButton } from './ConfirmButton.tsx';

interface BoundaryProps {
  /** Names what is inside, where it cannot be shown. */
  name: string;
  /** What is drawn: when it is another value, it is tried anew. */
  of: unknown;
  element?: 'div' | 'li';
  /** Takes away what cannot be shown, where a person can do that. */
  onRemove?: (() => void) | undefined;
  children: ReactNode;
}

/** Keeps what cannot be drawn from blanking what stands beside it, and says so in its place. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: BoundaryProps) {
    if (this.state.failed && before.of !== this.props.of) this.setState({ failed: false });
  }

  override render() {
    const { name, element: Element = 'div', onRemove, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <Element className="box item item-failed">
        <p>{i18n.t('broken.shown', [name])}</p>
        <p>{i18n.t('broken.rest')}</p>
        {onRemove && (
          <div className="actions">
            <ConfirmButton
              label={i18n.t('broken.remove')}
              name={i18n.t('broken.removeName', [name])}
              question={i18n.t('broken.removeSure')}
              yes={i18n.t('broken.remove')}
              onConfirm={onRemove}
            />
          </div>
        )}
      </Element>
    );
  }
}
