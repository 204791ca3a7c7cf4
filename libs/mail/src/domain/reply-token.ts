import { base32, fromBase32 } from './base32';

const ticketBytes = 16;
const signatureBytes = 10;

/** HMAC-SHA256 of a text with the key of this installation. */
export type Sign = (text: string) => Uint8Array;

/**
 * Names a ticket and proves that we sent mail about it to one person: ticket id and 80 bits of a signature over ticket and person.
 * It is short enough (42 letters) for the local part of an address, so the person is not in it but tried out.
 */
export function replyToken(sign: Sign, ticketId: string, personId: string): string {
  return base32(Uint8Array.from([...bytesOf(ticketId), ...signatureOf(sign, ticketId, personId)]));
}

export interface ReadToken {
  readonly ticketId: string;
  readonly signature: Uint8Array;
}

/** What a token says, not yet whether it is true. Null: it is not even of the form. */
export function readToken(token: string): ReadToken | null {
  const bytes = fromBase32(token);
  if (bytes?.length !== ticketBytes + signatureBytes) return null;
  const hex = [...bytes.subarray(0, ticketBytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const ticketId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { ticketId, signature: bytes.subarray(ticketBytes) };
}

/** Whom of these people the token was made for; null: for none of them, so it is forged. */
export function tokenHolder(sign: Sign, token: ReadToken, personIds: Iterable<string>): string | null {
  for (const personId of personIds) {
    if (equal(signatureOf(sign, token.ticketId, personId), token.signature)) return personId;
  }
  return null;
}

const bytesOf = (id: string): number[] => (id.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

const signatureOf = (sign: Sign, ticketId: string, personId: string): Uint8Array =>
  sign(`reply:${ticketId}:${personId}`).subarray(0, signatureBytes);

/** Takes as long wherever the first difference is. */
function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.reduce((difference, byte, index) => difference | (byte ^ (right[index] ?? 0)), 0) === 0;
}
