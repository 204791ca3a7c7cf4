import { ConfigError, loadConfig } from '@casewright/config';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporalOptions } from './temporal-options';

const good = {
  DATABASE_URL: 'postgresql://localhost/x',
  CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'),
  FILES_DIRECTORY: 'files',
  TEMPORAL_ADDRESS: 'temporal.example.org:7233',
};

describe('how Temporal is reached', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-tls-'));
  const [ca, crt, key] = ['ca', 'crt', 'key'].map((name) => join(folder, `${name}.pem`)) as [string, string, string];
  const optionsOf = (environment: Record<string, string>) => temporalOptions(loadConfig({ ...good, ...environment }).values);

  beforeAll(() => [ca, crt, key].forEach((file) => writeFileSync(file, file)));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('not at all without an address', () => {
    expect(optionsOf({ TEMPORAL_ADDRESS: '', TEMPORAL_TLS: 'true' })).toBeNull();
  });

  it.each([
    ['nothing', {}, undefined],
    ['TLS', { TEMPORAL_TLS: 'true' }, true],
    ['an API key, which is sent over TLS only', { TEMPORAL_API_KEY: 'secret' }, true],
    ['whom to believe', { TEMPORAL_TLS_CA: ca }, { serverRootCACertificate: Buffer.from(ca) }],
    ['the name of the server', { TEMPORAL_TLS_SERVER_NAME: 'temporal' }, { serverNameOverride: 'temporal' }],
    ['who we are', { TEMPORAL_TLS_CERT: crt, TEMPORAL_TLS_KEY: key }, { clientCertPair: { crt: Buffer.from(crt), key: Buffer.from(key) } }],
    [
      'all of it',
      { TEMPORAL_TLS: 'true', TEMPORAL_API_KEY: 'secret', TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_CERT: crt, TEMPORAL_TLS_KEY: key },
      { serverRootCACertificate: Buffer.from(ca), clientCertPair: { crt: Buffer.from(crt), key: Buffer.from(key) } },
    ],
  ])('with %s', (_what, environment, tls) => {
    expect(optionsOf(environment)?.tls).toEqual(tls);
  });

  it('with the key that it was given', () => {
    expect(optionsOf({ TEMPORAL_API_KEY: 'secret' })).toMatchObject({ apiKey: 'secret', address: good.TEMPORAL_ADDRESS });
  });

  it.each([
    ['TEMPORAL_TLS_KEY', { TEMPORAL_TLS_CERT: crt }],
    ['TEMPORAL_TLS_CERT', { TEMPORAL_TLS_KEY: key, TEMPORAL_TLS: 'true' }],
    ['TEMPORAL_TLS_CA', { TEMPORAL_TLS_CA: join(folder, 'missing') }],
    ['TEMPORAL_TLS_CERT', { TEMPORAL_TLS_CERT: folder, TEMPORAL_TLS_KEY: key }],
    ['TEMPORAL_TLS_KEY', { TEMPORAL_TLS_CERT: crt, TEMPORAL_TLS_KEY: join(folder, 'missing') }],
  ])('never with half of it: %s is named where it is missing or cannot be read', (name, environment) => {
    const reach = () => optionsOf(environment);
    expect(reach).toThrow(ConfigError);
    expect(reach).toThrow(new RegExp(`^${name}: .+$`));
  });
});
