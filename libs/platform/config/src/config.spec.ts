import { ConfigError, loadConfig } from './config';

const good = { DATABASE_URL: 'postgresql://localhost/x', CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'), FILES_DIRECTORY: 'files' };

describe('loadConfig', () => {
  it('fills in what may be left out', () => {
    expect(loadConfig(good).values).toMatchObject({ PORT: 4200, WORKER_PORT: 0, CASEWRIGHT_PROFILE: 'cluster', CASEWRIGHT_ROLE: 'all' });
  });

  it('takes what is empty for left out', () => {
    expect(loadConfig({ ...good, REDIS_URL: '', PORT: '' })).toEqual(loadConfig(good));
  });

  it.each(['DATABASE_URL', 'CASEWRIGHT_KEY', 'FILES_DIRECTORY'])('names %s when it is missing', (name) => {
    expect(() => loadConfig({ ...good, [name]: undefined })).toThrow(ConfigError);
    expect(() => loadConfig({ ...good, [name]: undefined })).toThrow(new RegExp(`^${name}: `));
  });

  it.each([
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_URL', 'postgresql://'],
    ['DATABASE_URL', 'postgresql://host:port/x'],
    ['CASEWRIGHT_KEY', 'short'],
    ['CASEWRIGHT_KEY', Buffer.alloc(33).toString('base64')],
    ['CASEWRIGHT_PROFILE', 'production'],
    ['CASEWRIGHT_ROLE', 'web'],
    ['CASEWRIGHT_DEMO', 'perhaps'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '42.5'],
    ['PORT', '0x10'],
    ['PORT', 'http'],
    ['WORKER_PORT', '65536'],
    ['SMTP_INTAKE_PORT', 'smtp'],
    ['PUBLIC_URL', 'desk.example.org'],
    ['PUBLIC_URL', 'javascript://x'],
    ['REDIS_URL', 'http://x'],
    ['REDIS_URL', 'redis://'],
    ['TEMPORAL_ADDRESS', 'temporal'],
    ['TEMPORAL_ADDRESS', 'temporal:0'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
    ['SMTP_URL', 'mail.example.org:25'],
    ['SUPPORT_ADDRESS', 'support'],
    ['TRUSTED_PROXIES', 'everybody'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'loopback,'],
    ['METRICS_TOKEN', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => loadConfig({ ...good, [name]: value })).toThrow(new RegExp(`^${name}: \\S.*$`));
  });

  it.each([
    ['DATABASE_URL', 'postgres://user:p%40ss@db.example.org:5433/desk?sslmode=require'],
    ['PUBLIC_URL', 'https://desk.example.org/support'],
    ['REDIS_URL', 'rediss://:secret@redis.example.org:6380/2'],
    ['TEMPORAL_ADDRESS', 'temporal.example.org:7233'],
    ['TEMPORAL_ADDRESS', '[::1]:7233'],
    ['SMTP_URL', 'smtps://user:password@mail.example.org'],
    ['TRUSTED_PROXIES', 'loopback, 10.0.0.0/8, 2001:db8::/32, 192.0.2.1'],
  ])('takes %s %s', (name, value) => {
    expect(loadConfig({ ...good, [name]: value }).values).toMatchObject({ [name]: value });
  });

  it.each([
    [{ CASEWRIGHT_PROFILE: 'embedded', HOST: '0.0.0.0' }, 'HOST'],
    [{ CASEWRIGHT_PROFILE: 'embedded', HOST: 'desk.example.org' }, 'HOST'],
    [{ CASEWRIGHT_PROFILE: 'embedded', SMTP_INTAKE_HOST: '::' }, 'SMTP_INTAKE_HOST'],
    [{ CASEWRIGHT_PROFILE: 'cluster', CASEWRIGHT_DEMO: 'true' }, 'CASEWRIGHT_DEMO'],
    [{ TEMPORAL_TLS_CERT: 'us.pem' }, 'TEMPORAL_TLS_KEY'],
    [{ TEMPORAL_TLS_KEY: 'us.key' }, 'TEMPORAL_TLS_CERT'],
  ])('refuses %j, which do not go together, and names %s', (options, name) => {
    expect(() => loadConfig({ ...good, ...options })).toThrow(new RegExp(`^${name}: \\S.*$`));
  });

  it.each([
    { CASEWRIGHT_PROFILE: 'embedded', HOST: '127.0.0.2', SMTP_INTAKE_HOST: '::1', CASEWRIGHT_DEMO: 'true' },
    { CASEWRIGHT_PROFILE: 'embedded', HOST: 'localhost' },
    { CASEWRIGHT_PROFILE: 'cluster', HOST: '0.0.0.0', SMTP_INTAKE_HOST: '::', CASEWRIGHT_DEMO: 'false' },
    { TEMPORAL_TLS_CERT: 'us.pem', TEMPORAL_TLS_KEY: 'us.key' },
  ])('takes %j together', (options) => {
    expect(() => loadConfig({ ...good, ...options })).not.toThrow();
  });

  it('names all that are wrong, one a line, and repeats no secret', () => {
    const secrets = { CASEWRIGHT_KEY: 'not-the-real-key', DATABASE_URL: 'mysql://user:hunter2@x' };
    const start = () => loadConfig({ ...good, ...secrets, PORT: 'x' });
    expect(start).toThrow(/^PORT: .+\nDATABASE_URL: .+\nCASEWRIGHT_KEY: .+$/);
    expect(start).not.toThrow(/hunter2|real-key/);
  });
});
