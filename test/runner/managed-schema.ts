import * as v from 'valibot';
import { policyFields } from '../../utils/post/policy.ts';

/** A schema as Chromium's policies know it (components/policy/core/common/schema.h): kinds of values, and what they mean. */
export interface ManagedSchema {
  type: string;
  description?: string;
  properties?: Record<string, ManagedSchema>;
  items?: ManagedSchema;
}

/** What `public/managed-schema.json` holds. */
export function managedSchema(): ManagedSchema {
  return { type: 'object', properties: propertiesOf(policyFields) };
}

type Fields = Record<string, v.GenericSchema>;
type Inside = v.GenericSchema & {
  wrapped?: v.GenericSchema;
  item?: v.GenericSchema;
  entries?: Fields;
  options?: readonly string[];
  pipe?: readonly (Inside | Action)[];
};
type Action = { kind: 'validation'; type: string; requirement?: unknown };

function propertiesOf(fields: Fields): Record<string, ManagedSchema> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));
}

function schemaOf(field: v.GenericSchema): ManagedSchema {
  const schema = ((field as Inside).wrapped ?? field) as Inside;
  const description = [v.getDescription(schema as never), boundsOf(schema), isNeeded(field)]
    .filter(Boolean)
    .join(' ');
  return {
    type: typeOf(schema),
    ...(description ? { description } : {}),
    ...(schema.entries ? { properties: propertiesOf(schema.entries) } : {}),
    ...(schema.item ? { items: schemaOf(schema.item) } : {}),
  };
}

function typeOf(schema: Inside): string {
  const { type } = schema;
  if (actionsOf(schema).some((each) => each.type === 'integer')) return 'integer';
  return type === 'picklist' ? 'string' : type;
}

/** In words: an `enum` or a bound would make Chromium drop the whole setting without a word. */
function boundsOf(schema: Inside): string {
  if (schema.options) return `One of: ${schema.options.join(', ')}.`;
  const bound = (type: string) => actionsOf(schema).find((each) => each.type === type)?.requirement;
  const [least, most] = [bound('min_value'), bound('max_value')];
  return least === undefined ? '' : `From ${least} to ${most}.`;
}

/** The entries of a list say it by their fields; a field that is no list's must be there. */
function isNeeded(field: v.GenericSchema): string {
  const isField = field.type !== 'optional' && (field as Inside).entries === undefined;
  return isField && v.getDescription(field as never) ? 'Needed.' : '';
}

/** Of the pipes that a schema was put through, one inside the other. */
function actionsOf({ pipe = [] }: Inside): Action[] {
  return pipe.flatMap((each) =>
    each.kind === 'validation' ? [each] : each.kind === 'schema' ? actionsOf(each) : [],
  );
}
