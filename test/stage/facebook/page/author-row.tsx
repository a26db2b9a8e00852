import { Button } from './button.tsx';
import type { Draft } from './draft.ts';
import { say } from './labels.ts';
import type { Place } from './publish.ts';
import { avatarOf, identity } from './setup.ts';

/** Who posts, and who may see it. */
export function AuthorRow({
  draft,
  place,
  onAudience,
}: {
  draft: Draft;
  place: Place;
  onAudience: () => void;
}) {
  const value = say.audience[draft.audience];
  return (
    <div className="k-author">
      <Avatar id={identity.id} />
      <div>
        <span dir="auto" className="k-name">
          {identity.name}
        </span>
        {place.kind === 'group' ? (
          <span className="k-chip">{say.group}</span>
        ) : (
          <Button label={say.privacy(value)} className="k-chip" onPress={onAudience}>
            <img src={`/rsrc.php/v4/${draft.audience}.svg`} alt={value} width="12" height="12" />
            <span dir="auto">{value}</span>
            <span aria-hidden="true">▾</span>
          </Button>
        )}
      </div>
    </div>
  );
}

/** A round picture, drawn as an SVG as the real ones are. */
export function Avatar({ id, size = 40 }: { id: string; size?: number }) {
  return (
    <svg className="k-avatar" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <image href={avatarOf(id)} width="40" height="40" preserveAspectRatio="xMidYMid slice" />
    </svg>
  );
}
