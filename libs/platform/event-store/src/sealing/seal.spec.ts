import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { isSealed, open, openValue, seal, sealValue } from './seal';

describe('seal', () => {
  const key = randomBytes(32);

  it('gives back every value, and never shows it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, context) => {
        const sealed = sealValue(key, value, context);
        expect(isSealed(sealed)).toBe(true);
        expect(openValue(key, JSON.parse(JSON.stringify(sealed)), context)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(JSON.stringify(sealValue(key, 'Ada Example', 'x'))).not.toContain(Buffer.from('Ada Example').toString('base64').slice(0, 8));
  });

  it('opens with the same key and in the same place only', () => {
    const sealed = seal(key, Buffer.from('secret'), 'event:subject');
    expect(open(key, sealed, 'event:subject').toString()).toBe('secret');
    expect(() => open(randomBytes(32), sealed, 'event:subject')).toThrow();
    expect(() => open(key, sealed, 'event:text')).toThrow();
  });

  it('notices every changed bit', () => {
    const sealed = seal(key, Buffer.from('secret'), 'x');
    fc.assert(
      fc.property(fc.nat({ max: sealed.length * 8 - 1 }), (bit) => {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => open(key, changed, 'x')).toThrow();
      }),
    );
  });
});
