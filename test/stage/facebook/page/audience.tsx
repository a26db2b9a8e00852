import { Button } from './button.tsx';
import type { Audience, Draft } from './draft.ts';
import { say } from './labels.ts';
import { graphql } from './request.ts';
import { Screen } from './screen.tsx';
import { identity } from './setup.ts';

interface Props {
  id: string;
  draft: Draft;
  onChoose: (audience: Audience) => void;
  onBack: () => void;
}

/** The choice of who may see the post. A Page has only the public. */
export function AudienceScreen({ id, draft, onChoose, onBack }: Props) {
  const choices: Audience[] = identity.kind === 'page' ? ['EVERYONE'] : ['EVERYONE', 'FRIENDS', 'SELF'];
  const choose = (audience: Audience) => {
    onChoose(audience);
    // As recorded: the choice is kept for the next post at once, by a request that looks like part of one.
    const privacy = { allow: [], base_state: audience, deny: [], tag_expansion_state: 'UNSPECIFIED' };
    const input = { privacy_row_input: privacy, actor_id: identity.id, client_mutation_id: '1' };
    graphql('CometPrivacySelectorSavePrivacyMutation', { input, renderLocation: 'COMET_COMPOSER' }).catch(
      () => {},
    );
  };
  return (
    <Screen id={id} title={say.audienceTitle} onBack={onBack}>
      <div className="k-scroll k-choices">
        {choices.map((audience) => (
          <label key={audience} className="k-choice">
            <img src={`/rsrc.php/v4/${audience}.svg`} alt="" width="24" height="24" />
            <span>{say.audience[audience]}</span>
            <input
              type="radio"
              name="audience"
              value={audience}
              checked={draft.audience === audience}
              onChange={() => choose(audience)}
            />
          </label>
        ))}
      </div>
      <Button label={say.done} className="k-primary" onPress={onBack}>
        {say.done}
      </Button>
    </Screen>
  );
}
