import { type ReactNode, useState } from 'react';

interface FoldedProps {
  summary: ReactNode;
  className?: string;
  isOpenAtFirst?: boolean;
  children(): ReactNode;
}

/** What can be unfolded. It is drawn only then: of hundreds nobody reads more than a few. */
export function Folded({ summary, className, isOpenAtFirst = false, children }: FoldedProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <details
      className={className}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
}
