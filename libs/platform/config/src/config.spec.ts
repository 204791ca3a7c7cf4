import { loadConfig } from './config';

const good = { DATABASE_URL: 'postgresql://localhost/x', CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'), FILES_DIRECTORY: 'files' };

describe('loadConfig', () => {
  it('fills in what may be left out', () => {
    expect(loadConfig(good).values).toMatchObject({ PORT: 4200, CASEWRIGHT_PROFILE: 'cluster' });
  });

  it.each([
    ['DATABASE_URL', 'mysql://x'],
    ['CASEWRIGHT_KEY', 'short'],
    ['PORT', '70000'],
    ['REDIS_URL', 'http://x'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is wrong', (name, value) => {
    expect(() => loadConfig({ ...good, [name]: value })).toThrow(name);
  });
});
