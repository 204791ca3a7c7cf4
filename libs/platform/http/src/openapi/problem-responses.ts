import { Problem, problemCodes, type ProblemCode } from '@casewright/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import type { DescribedOperation } from './operation';

type Components = NonNullable<OpenAPIObject['components']>;
type Responses = NonNullable<Components['responses']>;
type Schemas = NonNullable<Components['schemas']>;

/** The statuses that are worth telling apart, by the name of their response. Whatever else happens is the default. */
const named = {
  400: 'Invalid',
  401: 'NotSignedIn',
  403: 'NotAllowed',
  404: 'Missing',
  409: 'Conflict',
  412: 'Stale',
  413: 'TooLarge',
  415: 'MediaType',
  422: 'Refused',
  429: 'TooOften',
} as const;
type Status = keyof typeof named;

const headers: { readonly [Code in Status]?: NonNullable<Exclude<Responses[string], { $ref: string }>['headers']> } = {
  401: { 'WWW-Authenticate': { schema: { type: 'string' } } },
  429: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } },
};

/** With the codes that can be met under it. */
function described(status: Status): string {
  const codes = Object.entries(problemCodes).filter(([, problem]) => problem.status === status);
  return codes.map(([code, { title }]) => `\`${code}\`: ${title}.`).join(' ');
}

const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

export function problemComponents(): { schemas: Schemas; responses: Responses } {
  const { $schema: _, ...schema } = z.toJSONSchema(Problem);
  const codes = Object.keys(problemCodes) as ProblemCode[];
  const problem = { ...schema, properties: { ...schema.properties, code: { type: 'string', enum: codes } } };
  const responses = Object.entries(named).map(([status, name]) => {
    const added = headers[Number(status) as Status];
    return [name, { description: described(Number(status) as Status), ...(added && { headers: added }), content }];
  });
  const other = { description: 'A problem (RFC 9457); `code` says which.', content };
  return { schemas: { Problem: problem as Schemas[string] }, responses: { ...Object.fromEntries(responses), Problem: other } };
}

/** Which problems an operation can answer with follows from what it takes. */
export function describeProblems({ method, operation }: DescribedOperation): void {
  const writes = method !== 'get';
  const takes = operation.requestBody !== undefined;
  const possible: Readonly<Record<Status, boolean>> = {
    400: takes || writes || (operation.parameters ?? []).length > 0,
    401: operation['x-permission'] !== undefined || writes,
    403: operation['x-permission'] !== undefined,
    404: (operation.parameters ?? []).some((parameter) => 'in' in parameter && parameter.in === 'path'),
    409: writes,
    412: operation['x-if-match'] === true,
    413: takes,
    415: takes,
    422: writes,
    429: true,
  };
  for (const [status, name] of Object.entries(named)) {
    if (possible[Number(status) as Status]) operation.responses[status] ??= { $ref: `#/components/responses/${name}` };
  }
  operation.responses['default'] = { $ref: '#/components/responses/Problem' };
}
