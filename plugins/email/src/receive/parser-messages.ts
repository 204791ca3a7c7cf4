import type { ParsedMail, UnreadableReason } from '@casewright/plugin-sdk';
import type { EmailOptions } from '../options';

/** What goes to a thread, and what comes back. */
export interface ParseRequest {
  readonly raw: Uint8Array;
  readonly limits: Pick<EmailOptions, 'maxParts' | 'maxHeaderBytes' | 'maxHtmlCharacters'>;
}
export type ParseAnswer = { readonly mail: ParsedMail | null } | { readonly reason: UnreadableReason; readonly message: string };
