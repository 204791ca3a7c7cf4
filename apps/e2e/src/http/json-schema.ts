/** As much of JSON Schema as the OpenAPI document uses for what a request holds. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
}

export type Schemas = Readonly<Record<string, JsonSchema>>;

export type Resolve = (schema: JsonSchema) => JsonSchema;

/** Follows references, and takes the first of several shapes. */
export const resolverOf = (schemas: Schemas): Resolve => {
  const resolve: Resolve = (schema) => {
    if (schema.$ref) return resolve(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
    return first && schema.properties === undefined ? resolve(first) : schema;
  };
  return resolve;
};

const ofFormat: Readonly<Record<string, string>> = {
  uuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  email: 'ada@example.test',
  'date-time': '2026-01-05T09:00:00.000Z',
  date: '2026-01-05',
  binary: 'x',
};

/** What the fields of our requests look like where a pattern or a rule of their own says so. */
const ofField: Readonly<Record<string, unknown>> = {
  timeZone: 'UTC',
  from: '09:00',
  to: '17:00',
  rank: 'm',
  field: 'tier:gold',
  id: 'one',
  eventId: 'one',
  token: 'a-token-that-is-long-enough.x',
  content: 'eA==',
  after: 'PT30M',
  cooldown: 'PT10M',
  debounce: 'PT10M',
  per: 'PT1H',
  url: 'https://hooks.example.org/casewright',
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
};

/** Objects whose fields the document does not name. */
const ofObject: Readonly<Record<string, unknown>> = { conditions: { fact: 'ticket.subject', operator: 'contains', value: 'lamp' } };

/** A value that has the shape; it need not make sense. */
export function sample(schema: JsonSchema, resolve: Resolve, name = ''): unknown {
  const shape = resolve(schema);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  switch (shape.type) {
    case 'object':
      if (!shape.properties) return ofObject[name] ?? {};
      return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([field, inner]) => [field, sample(inner, resolve, field)]));
    case 'array':
      return [sample(shape.items ?? {}, resolve, name)];
    case 'integer':
    case 'number':
      return Math.max(shape.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'string':
      return sampleText(shape, name);
    default:
      return null;
  }
}

function sampleText({ format, pattern, minLength = 1 }: JsonSchema, name: string): unknown {
  if (format && ofFormat[format]) return ofFormat[format];
  if (pattern && ofField[name] !== undefined) return ofField[name];
  return 'a'.repeat(Math.max(minLength, 1));
}
