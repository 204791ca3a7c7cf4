import fc from 'fast-check';
import { attachmentName } from './attachment-name';

describe('attachmentName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.txt', 'a.txt'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    ['..', 'attachment-1'],
    ['', 'attachment-1'],
    [null, 'attachment-1'],
    ['line\r\nbreak.txt', 'linebreak.txt'],
    ['.htaccess', 'htaccess'],
    ['page.html', 'page.html'],
  ])('%j becomes %s', (given, expected) => {
    expect(attachmentName(given, 0)).toBe(expected);
  });

  it('keeps the extension of a very long name', () => {
    const name = attachmentName(`${'x'.repeat(1000)}.jpeg`, 0);
    expect(name).toHaveLength(200);
    expect(name.endsWith('.jpeg')).toBe(true);
  });

  it('never holds a path or control characters', () => {
    fc.assert(fc.property(fc.string(), (given) => expect(attachmentName(given, 3)).toMatch(/^[^/\\\0\r\n\u202e]{1,200}$/)));
  });
});
