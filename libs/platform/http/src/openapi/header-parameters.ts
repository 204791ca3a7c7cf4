import type { OpenAPIObject } from '@nestjs/swagger';
import type { DescribedOperation } from './operation';

type Components = NonNullable<OpenAPIObject['components']>;

export const headerComponents: Required<Pick<Components, 'parameters' | 'headers'>> = {
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      description:
        'Chosen by the sender, best a UUID. A request that comes again with the same key is carried out once and answered as it was first, ' +
        'for at least a day; another request with the key is refused with `command.reused`. A refusal leaves the key free.',
      schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
    },
    IfMatch: {
      name: 'If-Match',
      in: 'header',
      description: 'The ETag of the row as it was read. Refused with `version.stale` where somebody else has changed it since.',
      schema: { type: 'string', pattern: '^((W/)?"[0-9]{1,15}"|\\*)$' },
    },
  },
  headers: {
    ETag: { description: 'The version of the row, for If-Match', schema: { type: 'string' }, example: '"3"' },
  },
};

export function describeHeaders({ method, operation }: DescribedOperation): void {
  const names = [
    ...(method !== 'get' && operation['x-permission'] !== undefined ? ['IdempotencyKey'] : []),
    ...(operation['x-if-match'] === true ? ['IfMatch'] : []),
  ];
  const references = names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
  if (references.length > 0) operation.parameters = [...(operation.parameters ?? []), ...references];
  if (operation['x-etag'] !== true) return;
  for (const [status, response] of Object.entries(operation.responses)) {
    if (status.startsWith('2') && response && !('$ref' in response)) {
      response.headers = { ...response.headers, ETag: { $ref: '#/components/headers/ETag' } };
    }
  }
}
