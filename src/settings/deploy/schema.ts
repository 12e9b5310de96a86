// SPDX-License-Identifier: Apache-2.0
// The JSON Schema of the setting `deploy`, from the table of fields.
import { hookFields, type HookField } from './fields.ts';
import { hookKinds } from './hook.ts';

type Schema = Readonly<Record<string, unknown>>;

const word: Schema = { type: ['string', 'number', 'boolean'] };

/** A hook, or a list of them; each kind has its own fields. */
export function makeHooksSchema(): readonly Schema[] {
  const hook = { anyOf: hookKinds.map(toKind) };
  return [hook, { type: 'array', items: hook }];
}

function toKind(kind: (typeof hookKinds)[number]): Schema {
  const own = hookFields.filter(({ kinds }) => kinds?.includes(kind) !== false);
  return {
    type: 'object',
    additionalProperties: false,
    required: ['kind', ...own.filter(({ isRequired }) => isRequired).map(({ name }) => name)],
    properties: {
      kind: { const: kind },
      ...Object.fromEntries(own.map((field) => [field.name, toField(field)])),
    },
  };
}

function toField({ type, options, doc: description }: HookField): Schema {
  if (options !== undefined) return { description, enum: options };
  if (type === 'switch') return { description, type: 'boolean' };
  return type === 'word'
    ? { description, ...word }
    : { description, type: 'object', additionalProperties: word };
}
