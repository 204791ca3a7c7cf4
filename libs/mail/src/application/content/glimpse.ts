import { shortened } from '../shared/mail-text';
import type { MessageSummary } from '../shared/message-rows';

const glimpseBytes = 64 * 1024;

/** What the beginning of a message shows at first sight, for mail that cannot be read properly: enough to recognise it in a list. */
export function glimpseOf(raw: Buffer): MessageSummary {
  const head =
    raw
      .subarray(0, glimpseBytes)
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? '';
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*([^\\r\\n]{0,500})`, 'im').exec(head)?.[1]?.trim() ?? '';
  const address = /[^\s<>"(),:;@]{1,64}@[^\s<>"(),:;@]{1,190}/.exec(field('from'))?.[0] ?? null;
  return {
    messageId: /<[^<>\s]{1,996}>/.exec(field('message-id'))?.[0] ?? null,
    fromAddress: address?.toLowerCase() ?? null,
    fromName: null,
    toAddresses: [],

    subject: shortened(field('subject').replace(/[\u0000-\u001f\u007f]/g, ' '), 500),
    snippet: '',
    attachmentCount: 0,
  };
}

/** The beginning of a message as it came, for a person to look at. */
export const rawBeginning = (raw: Buffer, bytes = 20_000): string => raw.subarray(0, bytes).toString('latin1').replaceAll('\0', '');
