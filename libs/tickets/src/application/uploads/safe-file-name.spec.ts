import fc from 'fast-check';
import { safeFileName } from './safe-file-name';

describe('safeFileName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['invoice\u202egnp.exe', 'invoicegnp.exe'],
    ['a\r\nSet-Cookie: x', 'aSet-Cookie_ x'],
    ['.htaccess', 'htaccess'],
    ['  ', 'file'],
    ['..', 'file'],
    ['Bericht März.pdf', 'Bericht März.pdf'],
  ])('%j becomes %j', (name, expected) => expect(safeFileName(name)).toBe(expected));

  it('keeps the ending of a long name', () => {
    const safe = safeFileName(`${'x'.repeat(1000)}.pdf`);
    expect(safe).toHaveLength(150);
    expect(safe.endsWith('.pdf')).toBe(true);
  });

  it('is never empty, a path or too long, and stays the same the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toBe('');
        expect(safe).not.toMatch(/[/\\\u0000-\u001f\u202e]/);
        expect([...safe].length).toBeLessThanOrEqual(150);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});
