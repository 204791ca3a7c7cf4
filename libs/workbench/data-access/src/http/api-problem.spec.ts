import { failureOf, problemFrom } from './api-problem';

const refusal = (status: number, part: string) =>
  problemFrom(status, {
    code: 'request.invalid',
    detail: 'Some fields are wrong.',
    errors: [{ in: part, pointer: '/id', message: 'No id' }],
  });

describe('what a screen shows for a refusal', () => {
  it('says of an address that no id can be that there is nothing', () => {
    expect(failureOf(refusal(400, 'path'))).toMatchObject({ kind: 'missing', title: 'There is nothing here' });
  });

  it.each([
    ['another part of the request', refusal(400, 'query')],
    ['no part of it', problemFrom(400, { code: 'request.malformed', detail: 'Not JSON.' })],
  ])('tells what the server said where the fault is in %s', (_, problem) => {
    expect(failureOf(problem)).toMatchObject({ kind: 'failed', title: 'This did not work', detail: problem.message });
  });

  it('keeps missing things, forbidden ones and a lost connection apart', () => {
    expect(failureOf(problemFrom(404, {}))).toMatchObject({ kind: 'missing' });
    expect(failureOf(problemFrom(403, {}))).toMatchObject({ kind: 'forbidden' });
    expect(failureOf(problemFrom(502, '<html>'))).toMatchObject({ kind: 'failed' });
  });
});
