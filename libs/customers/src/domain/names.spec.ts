import { displayName, domainOf, searchable } from './names';

describe('names', () => {
  it.each([
    ['ada@Lichtspiel.Test', 'lichtspiel.test'],
    ['"odd@local"@kino.test', 'kino.test'],
  ])('finds the domain of %s', (email, domain) => {
    expect(domainOf(email)).toBe(domain);
  });

  it('compares without case and accents', () => {
    expect(searchable('Zoë Müller', 'ZOE@x.test')).toBe('zoe muller zoe@x.test');
  });

  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['  Ada\r\n Bcc: all ', 'Ada Bcc: all'],
    ['gnp.\u202eexe', 'gnp. exe'],
    ['\ud800', '\ufffd'],
    ['', 'ada'],
    ['\u0000\u0007', 'ada'],
  ])('makes %j a name', (given, name) => {
    expect(displayName(given, 'ada@x.test')).toBe(name);
  });

  it('shortens what is too long by whole characters', () => {
    expect([...displayName('🎥'.repeat(300), 'a@x.test')]).toHaveLength(200);
  });
});
