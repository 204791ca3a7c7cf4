const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Lower case base32 without padding: it survives mail programs that change the case of addresses. */
export function base32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet.charAt((value >>> (bits - 5)) & 31);
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet.charAt((value << (5 - bits)) & 31) : text;
}

/** The bytes again, or null where the text is not what `base32` writes. */
export function fromBase32(text: string): Uint8Array | null {
  let bits = 0;
  let value = 0;
  const bytes: number[] = [];
  for (const letter of text.toLowerCase()) {
    const digit = alphabet.indexOf(letter);
    if (digit < 0) return null;
    value = (value << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 255);
    }
    value &= (1 << bits) - 1;
  }
  return value === 0 && bits < 5 ? Uint8Array.from(bytes) : null;
}
