import { canonicalJson } from '@casewright/rules';
import { createHash } from 'node:crypto';

/** SHA-256 over canonical JSON: the same content has the same hash, whatever the order of its keys. */
export const contentHash = (content: unknown): string => `sha256:${createHash('sha256').update(canonicalJson(content)).digest('hex')}`;
