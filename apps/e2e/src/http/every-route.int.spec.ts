import { createOpenApiDocument, listRoutes, operationsOf } from '@casewright/http';
import { startWholeProgram, type Method, type WholeProgram } from './whole-program';

describe('every route of the whole program', () => {
  let program: WholeProgram;

  beforeAll(async () => {
    program = await startWholeProgram();
  });
  afterAll(() => program.close());

  it('declares what one must be allowed to do, or why everybody may', () => {
    const routes = listRoutes(program.app);
    expect(routes.filter((route) => !route.permission && !route.publicBecause)).toEqual([]);
    expect(routes.length).toBeGreaterThan(80);
  });

  it('says in the document what it does', () => {
    const summaries = operationsOf(createOpenApiDocument(program.app)).map(({ operation }) => operation.summary ?? '');
    expect(summaries.filter((summary) => !/^[A-Z].{7,70}[^.]$/.test(summary))).toEqual([]);
    expect(new Set(summaries).size).toBe(summaries.length);
  });

  it('is closed to those who are not signed in, but for the public ones', async () => {
    for (const { method, path, permission } of listRoutes(program.app)) {
      if (!permission) continue;
      const url = `/api/v1${path.replace(/:\w+/g, '7c9e6679-7425-40de-944b-e07fc1f90ae7')}`;
      const answer = await program.app.inject({ method: method as Method, url });
      expect([method, path, answer.statusCode]).toEqual([method, path, 401]);
    }
  });
});
