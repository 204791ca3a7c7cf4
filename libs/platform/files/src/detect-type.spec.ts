import fc from 'fast-check';
import { detectType } from './detect-type';

const windowsProgram = (): Buffer => {
  const program = Buffer.alloc(512);
  program.write('MZ', 0, 'latin1');
  program.writeUInt32LE(0x80, 0x3c);
  program.write('PE', 0x80, 'latin1');
  return program;
};

describe('The type of a file by its first bytes', () => {
  it.each([
    ['image/png', Buffer.from('89504e470d0a1a0a00', 'hex')],
    ['image/jpeg', Buffer.from('ffd8ffe0', 'hex')],
    ['image/webp', Buffer.from('RIFF0000WEBPVP8 ')],
    ['application/pdf', Buffer.from('%PDF-1.7')],
    ['application/zip', Buffer.from('504b0304', 'hex')],
    ['text/html', Buffer.from('\ufeff  <!DOCTYPE html><p>')],
    ['text/html', Buffer.from('<!-- x --><script>alert(1)</script>')],
    ['image/svg+xml', Buffer.from('<?xml version="1.0"?>\n<svg onload="x()">')],
    ['application/x-msdownload', windowsProgram()],
    ['application/octet-stream', Buffer.from('MZ is how this harmless text begins, and it goes on for more than sixty-four characters.')],
    ['application/octet-stream', Buffer.from('<p>a fragment</p>')],
    ['application/octet-stream', Buffer.alloc(0)],
  ])('is %s', (type, head) => {
    expect(detectType(head)).toBe(type);
  });

  it('is found for any bytes at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => detectType(Buffer.from(bytes)).includes('/')));
  });
});
