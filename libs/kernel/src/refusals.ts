import { DomainError } from './errors';

/** Also for what somebody may not see: whoever asks cannot tell the two apart. */
export const missing = () => new DomainError('resource.missing', 'There is nothing here.');

export const staleVersion = (currentVersion: number) =>
  new DomainError('version.stale', 'Somebody else has changed it since you read it.', { currentVersion });

/** Refuses a write that was made on an older version than the one that is stored. */
export function requireVersion(row: { readonly version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== row.version) throw staleVersion(row.version);
}
