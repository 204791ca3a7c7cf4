import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { base32, fromBase32 } from './base32';
import { isOwnAddress, ownMessageId, replyAddress, tokensInAddresses, tokensInMessageIds } from './own-addresses';
import { readToken, replyToken, tokenHolder } from './reply-token';

const support = 'support@demo.test';
const sign = (text: string) => createHmac('sha256', 'key').update(text).digest();
const ticketId = '0192f0c1-0000-7000-8000-0000000000aa';
const [ada, bob] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

describe('base32', () => {
  it('gives back what it was given', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => expect([...(fromBase32(base32(bytes)) ?? [])]).toEqual([...bytes])));
  });

  it('reads no letter that it does not write', () => {
    expect(fromBase32('ab1')).toBeNull();
  });
});

describe('reply tokens', () => {
  const token = replyToken(sign, ticketId, ada);
  const read = readToken(token) ?? { ticketId: '', signature: new Uint8Array() };

  it('name the ticket and the person they were made for', () => {
    expect(read.ticketId).toBe(ticketId);
    expect(tokenHolder(sign, read, [bob, ada])).toBe(ada);
  });

  it('are of no use for anybody else', () => {
    expect(tokenHolder(sign, read, [bob])).toBeNull();
  });

  it('are refused when a single letter is changed', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'), (place, letter) => {
        fc.pre(token[place] !== letter);
        const changed = readToken(token.slice(0, place) + letter + token.slice(place + 1));
        return changed === null || changed.ticketId !== ticketId || tokenHolder(sign, changed, [ada]) === null;
      }),
    );
  });

  it('never throw, whatever comes', () => {
    fc.assert(fc.property(fc.string(), (text) => void readToken(text)));
  });

  it('travel in the address, in upper case too', () => {
    const address = replyAddress(support, token);
    expect(address).toBe(`support+t.${token}@demo.test`);
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
    expect(tokensInAddresses(support, ['other@x.test', address.toUpperCase()])).toEqual([token]);
  });

  it('stay out of an address that would be too long', () => {
    const long = 'a-very-long-address-for-support@demo.test';
    expect(replyAddress(long, token)).toBe(long);
  });

  it('travel in Message-IDs of ours only', () => {
    const own = ownMessageId(support, ticketId, token);
    expect(tokensInMessageIds(support, ['<a@b.test>', own, own.replace('demo.test', 'evil.test')])).toEqual([token]);
    expect(tokensInMessageIds(support, [ownMessageId(support, ticketId, null)])).toEqual([]);
  });
});

describe('isOwnAddress', () => {
  it.each([
    ['support@demo.test', true],
    ['Support+anything@DEMO.test', true],
    ['support@demo.test.evil.test', false],
    ['supporter@demo.test', false],
    ['nobody', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    expect(isOwnAddress(support, address)).toBe(expected);
  });
});
