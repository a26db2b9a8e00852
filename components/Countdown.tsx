import { useEffect, useState } from 'react';

/** The seconds that are left until a moment, milliseconds since 1970. For the eye alone: read out, each would interrupt. */
export function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), 250);
    return () => clearTimeout(timer);
  });
  return (
    <span className="countdown" aria-hidden="true">
      {left} s
    </span>
  );
}
