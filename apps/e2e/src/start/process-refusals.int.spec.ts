import { createTestDatabase, freePort, type TestDatabase } from '@casewright/testing';
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { buildServer } from '../faults/server-process';
import { Spawned } from './spawned';
import { newFolder } from './started';

const mains = { api: 'dist/server/apps/api/src/main.js', worker: 'dist/server/apps/worker/src/main.js' } as const;

/** Each process of the cluster profile says in one line what in its environment keeps it from starting, and ends with code 1. */
describe('a process refuses to start', () => {
  const files = newFolder();
  let database: TestDatabase;
  let taken: Server;
  let takenPort: string;
  let closedPort: string;
  let good: Record<string, string>;

  beforeAll(async () => {
    await buildServer();
    database = await createTestDatabase();
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    takenPort = `${(taken.address() as AddressInfo).port}`;
    closedPort = `${await freePort()}`;
    good = {
      DATABASE_URL: database.url,
      CASEWRIGHT_KEY: Buffer.alloc(32, 3).toString('base64'),
      FILES_DIRECTORY: files,
      SMTP_URL: 'smtp://127.0.0.1:25',
      LOG_LEVEL: 'silent',
      PORT: '0',
      SMTP_INTAKE_PORT: '0',
    };
  });
  afterAll(async () => {
    await database.drop();
    await new Promise((resolve) => taken.close(resolve));
    rmSync(files, { recursive: true, force: true });
  });

  const errorsOf = async (program: keyof typeof mains, environment: Record<string, string>): Promise<string[]> => {
    const spawned = Spawned.node([mains[program]], { ...good, ...environment });
    expect(await spawned.ended).toBe(1);
    return spawned.errors.trim().split('\n');
  };

  describe.each(['api', 'worker'] as const)('the %s', (program) => {
    it.each([
      ['CASEWRIGHT_PROFILE', 'production'],
      ['PLUGIN_EMAIL', '[]'],
    ])('when %s is %s', async (name, value) => {
      expect(await errorsOf(program, { [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: .+`))]);
    });

    it('when several are wrong, naming each', async () => {
      const lines = await errorsOf(program, { PORT: 'web', REDIS_URL: 'redis' });
      expect(lines).toEqual([expect.stringMatching(/^PORT: /), expect.stringMatching(/^REDIS_URL: /)]);
    });

    it('when a server that is named does not answer, or not to this name', async () => {
      const url = new URL(database.url);
      const changed = (part: 'pathname' | 'password' | 'port', value: string) => Object.assign(new URL(url.href), { [part]: value }).href;
      const cases: [string, string, RegExp][] = [
        ['DATABASE_URL', changed('port', closedPort), /ECONNREFUSED/],
        ['DATABASE_URL', changed('pathname', '/not-there'), /database "not-there" does not exist/],
        ['REDIS_URL', `redis://127.0.0.1:${closedPort}`, /ECONNREFUSED/],
        ['TEMPORAL_ADDRESS', `127.0.0.1:${closedPort}`, /ECONNREFUSED/],
      ];
      const said = await Promise.all(cases.map(([name, value]) => errorsOf(program, { [name]: value })));
      cases.forEach(([name, , reason], index) => {
        expect(said[index]).toEqual([expect.stringMatching(new RegExp(`^${name}: .*${reason.source}`))]);
      });
    });

    it('when a newer version has used the database', async () => {
      const newer = await createTestDatabase();
      const client = new Client({ connectionString: newer.url });
      await client.connect();
      await client.query('create table schema_migrations (id serial primary key, name text)');
      await client.query("insert into schema_migrations (name) values ('999-morrow-001-more')");
      await client.end();
      expect(await errorsOf(program, { DATABASE_URL: newer.url })).toEqual([
        expect.stringMatching(/^The database was last used by a newer version of Casewright: .+ 999-morrow-001-more\. Start .+\.$/),
      ]);
      await newer.drop();
    });

    it('when the folder for files cannot be used', async () => {
      const [line] = await errorsOf(program, { FILES_DIRECTORY: join(mains.api, 'below') });
      expect(line).toMatch(/^FILES_DIRECTORY: ENOTDIR/);
    });
  });

  it.each([
    ['api', 'PORT'],
    ['worker', 'WORKER_PORT'],
    ['worker', 'SMTP_INTAKE_PORT'],
  ] as const)(
    'the %s when %s is taken',
    async (program, name) => {
      const role = { CASEWRIGHT_ROLE: program };
      expect(await errorsOf(program, { ...role, [name]: takenPort })).toEqual([
        `${name}: ${takenPort} on 127.0.0.1 is taken by another program`,
      ]);
    },
    120_000,
  );
});
