import type { Problem, ProblemCode } from '@casewright/contracts';
import type { Failure } from '@casewright/ui';

/** A refusal of the server, or the lack of an answer (`code` is `offline` then). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode | 'offline',
    message: string,
    readonly errorId: string | null,
    readonly fields: readonly { pointer: string; message: string; in?: string | undefined }[],
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

export const offline = (): ApiProblem => new ApiProblem(0, 'offline', 'The server cannot be reached. Check your connection.', null, []);

/** Reads problem details; an answer of another shape (a proxy's page, for example) becomes a problem without details. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  const message = problem.detail ?? problem.title ?? 'The server gave no reason.';
  return new ApiProblem(status, (problem.code ?? 'server.error') as ProblemCode, message, problem.errorId ?? null, problem.errors ?? []);
}

/** Any thrown thing as a problem. */
export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem(0, 'server.error', error instanceof Error ? error.message : String(error), null, []);

/** What an error state shows for it. */
export function failureOf(error: unknown): Failure {
  const problem = asProblem(error);
  if (problem.code === 'offline') return { kind: 'offline', title: 'No connection', detail: problem.message, id: null };
  if (problem.status === 403) return { kind: 'forbidden', title: 'You may not see this', detail: problem.message, id: null };
  // An address that no id can be, a mistyped link for example, is the address of nothing.
  if (problem.status === 404 || isAboutAddress(problem)) {
    return { kind: 'missing', title: 'There is nothing here', detail: 'It does not exist, or you may not see it.', id: null };
  }
  return { kind: 'failed', title: 'This did not work', detail: problem.message, id: problem.errorId };
}

const isAboutAddress = ({ status, fields }: ApiProblem): boolean =>
  status === 400 && fields.length > 0 && fields.every((field) => field.in === 'path');

/** The server's word on one field of a form: `fieldProblem(problem, '/subject')`. */
export const fieldProblem = (problem: ApiProblem | null, pointer: string): string | null =>
  problem?.fields.find((field) => field.pointer === pointer)?.message ?? null;

/** The refusal as a whole, where it is not already said at a field. */
export const refusalBesideFields = (problem: ApiProblem | null): string | null =>
  problem === null || problem.fields.some(({ message }) => message === problem.message) ? null : problem.message;
