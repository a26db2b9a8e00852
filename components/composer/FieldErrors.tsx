import { Icon } from '../Icon.tsx';

/** What is wrong with a field, beside it. `id` is what the field is described by. */
export function FieldErrors({ id, errors }: { id: string; errors: string[] }) {
  return (
    <div id={id} role="alert" className="field-errors">
      {errors.map((error) => (
        <p key={error}>
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      ))}
    </div>
  );
}
