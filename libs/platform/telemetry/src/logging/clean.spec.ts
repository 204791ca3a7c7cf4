import pino from 'pino';
import { loadConfig } from '@casewright/config';
import { cleanError, cleanText, cleanValue } from './clean';
import { withLogContext } from './log-context';
import { pinoOptions } from './pino-options';

const config = loadConfig({
  DATABASE_URL: 'postgresql://x/y',
  CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'),
  FILES_DIRECTORY: '/tmp',
});

function logged(write: (logger: pino.Logger) => void): string {
  const lines: string[] = [];
  write(pino(pinoOptions(config), { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

describe('what may be logged', () => {
  it.each([
    ['Mail for ada@example.test was late', 'Mail for [address] was late'],
    ['Bearer eyJhbGciOi.eyJzdWIiOi.c2lnbmF0', 'Bearer [hidden]'],
    ['cannot reach postgresql://casewright:secret@db:5432/x', 'cannot reach postgresql://[hidden]@db:5432/x'],
  ])('%s', (text, clean) => expect(cleanText(text)).toBe(clean));

  it('hides secrets and words at any depth, and keeps ids', () => {
    expect(
      cleanValue({ ticketId: 't1', comment: 'My projector', request: { headers: { cookie: 'x' }, user: { Email: 'a@b.c', id: 'u1' } } }),
    ).toEqual({
      ticketId: 't1',
      comment: '[hidden]',
      request: { headers: '[hidden]', user: { Email: '[hidden]', id: 'u1' } },
    });
  });

  it('survives what refers to itself', () => {
    const circle: Record<string, unknown> = { id: 1 };
    circle['self'] = circle;
    expect(JSON.stringify(cleanValue(circle))).toContain('[deep]');
  });

  it('drops the values that a database error repeats', () => {
    const error = Object.assign(
      new Error(`insert into "users" ("name") values ('Ada Lovelace') - null value\n - detail: Failing row contains (Lovelace)`),
      {
        code: '23502',
        column: 'version',
        detail: 'Key (name)=(Ada Lovelace) already exists.',
      },
    );
    expect(JSON.stringify(cleanError(error))).not.toContain('Lovelace');
    expect(cleanError(error)).toMatchObject({ code: '23502', column: 'version' });
  });

  it('keeps what a database says of a statement', () => {
    const error = Object.assign(new Error(`select 'Lovelace' from nowhere - relation "nowhere" does not exist`), { code: '42P01' });
    expect(cleanError(error)).toMatchObject({ code: '42P01', message: 'relation "nowhere" does not exist' });
  });

  it('holds for whole lines, messages and causes', () => {
    const line = logged((logger) =>
      logger.error(
        { err: new Error('ada@example.test', { cause: new Error('bob@example.test') }), to: 'x', userId: 'u1' },
        'for eve@example.test',
      ),
    );
    expect(line).not.toMatch(/@example/);
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      userId: 'u1',
      to: '[hidden]',
      err: { type: 'Error', cause: { message: '[address]' } },
    });
  });

  it('carries the ids of the work it belongs to', () => {
    const line = logged((logger) =>
      withLogContext({ correlationId: 'c1' }, () => withLogContext({ eventId: 'e1' }, () => logger.info('done'))),
    );
    expect(JSON.parse(line)).toMatchObject({ correlationId: 'c1', eventId: 'e1', msg: 'done' });
  });
});
