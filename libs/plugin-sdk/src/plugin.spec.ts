import { z } from 'zod';
import { definePlugin, type Plugin } from './plugin';

const send = () => ({ canSend: false, compose: () => Promise.resolve(Buffer.alloc(0)), send: () => Promise.resolve('') });
const good = { name: 'email', version: '1.0.0', description: 'Mail', options: z.strictObject({}), capabilities: { 'email.send': send } };

describe('definePlugin', () => {
  it('gives back what it was given', () => {
    expect(definePlugin(good)).toBe(good);
  });

  it.each([
    ['name', { name: 'E mail' }],
    ['semantic version', { version: 'one' }],
    ['capability', { capabilities: {} }],
  ])('refuses a wrong %s', (what, wrong) => {
    expect(() => definePlugin({ ...good, ...wrong } as Plugin)).toThrow(what);
  });
});
