import { createHash } from 'node:crypto';
import { DomainError, idFrom, type CommandMeta } from '@casewright/kernel';

/** What a create command makes, named by its command id, so that a repeat finds the first result. */
export interface CreationKey {
  readonly id: string;
  readonly requestHash: string;
}

export const creationKey = (kind: string, meta: CommandMeta, request: object): CreationKey => ({
  id: idFrom(`${kind}:${meta.commandId}`),
  requestHash: meta.requestHash ?? createHash('sha256').update(JSON.stringify(request)).digest('hex'),
});

/** Refuses a command id that comes back with another content. */
export function requireSameRequest(row: { requestHash?: string | null }, key: CreationKey): null {
  if (row.requestHash !== key.requestHash) throw new DomainError('command.reused', 'The idempotency key was used for another request.');
  return null;
}
