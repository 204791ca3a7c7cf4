export const unknownType = 'application/octet-stream';

/** Programs: nobody sends them to a support desk for a good reason. */
export const executableTypes: readonly string[] = ['application/x-msdownload', 'application/x-executable', 'application/x-mach-binary'];

/** How many bytes `detectType` wants to see. */
export const headLength = 4096;

const signatures: readonly (readonly [type: string, hex: string, offset?: number])[] = [
  ['image/png', '89504e470d0a1a0a'],
  ['image/jpeg', 'ffd8ff'],
  ['image/gif', '47494638'],
  ['image/webp', '57454250', 8],
  ['application/pdf', '255044462d'],
  ['application/zip', '504b0304'],
  ['application/gzip', '1f8b'],
  ['application/x-7z-compressed', '377abcaf271c'],
  ['application/x-executable', '7f454c46'],
  ['application/x-mach-binary', 'cffaedfe'],
  ['application/x-mach-binary', 'cefaedfe'],
  ['video/mp4', '66747970', 4],
];

const markup: readonly (readonly [type: string, start: RegExp])[] = [
  ['image/svg+xml', /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/i],
  ['text/html', /^(<!--[\s\S]*?-->\s*)?<(!doctype html|html|head|body|script)[\s>]/i],
];

/** What a file is by its first bytes, whatever its sender calls it. */
export function detectType(head: Buffer): string {
  if (isWindowsProgram(head)) return 'application/x-msdownload';
  const found = signatures.find(([, hex, offset = 0]) => head.subarray(offset, offset + hex.length / 2).toString('hex') === hex);
  if (found) return found[0];
  const text = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  return markup.find(([, start]) => start.test(text))?.[0] ?? unknownType;
}

/** `MZ`, and at 0x3c where the `PE` header stands; MZ alone is how a text may begin. */
function isWindowsProgram(head: Buffer): boolean {
  if (head.toString('latin1', 0, 2) !== 'MZ' || head.length < 0x40) return false;
  const header = head.readUInt32LE(0x3c);
  return head.toString('latin1', header, header + 2) === 'PE';
}
