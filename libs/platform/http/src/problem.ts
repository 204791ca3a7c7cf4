import { problemCodes, type Problem, type ProblemCode } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { HttpException } from '@nestjs/common';
import { isUnavailable } from './unavailable';

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  401: 'auth.required',
  403: 'permission.denied',
  404: 'resource.missing',
  406: 'request.media-type',
  409: 'state.conflict',
  412: 'version.stale',
  413: 'request.too-large',
  415: 'request.media-type',
  429: 'rate.limited',
  503: 'server.unavailable',
};

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemCodes, code);

/** The problem document of an expected refusal, or null for what nobody expected. */
export function toProblem(error: unknown): Problem | null {
  if (error instanceof DomainError) return isProblemCode(error.code) ? problemOf(error.code, error.message, error.details) : null;
  if (error instanceof HttpException) return ofStatus(error.getStatus());
  if (error instanceof Error && error.name === 'FastifyError') return ofStatus((error as { statusCode?: number }).statusCode ?? 500);
  if (isUnavailable(error))
    return problemOf('server.unavailable', 'The database did not answer in time. Try again in a moment.', { retryAfter: 5 });
  return null;
}

export function problemOf(code: ProblemCode, detail: string, details: Readonly<Record<string, unknown>> = {}): Problem {
  const { status, title } = problemCodes[code];
  const members = { type: `urn:casewright:problem:${code}`, title, status, code };
  // What is missing and what is not yours to see must read the same to the last letter.
  if (code === 'resource.missing') return { ...members, detail: 'It does not exist, or you may not see it.' };
  return { ...details, ...members, detail };
}

/** Null for what is our own fault. */
function ofStatus(status: number): Problem | null {
  if (status >= 500 && status !== 503) return null;
  const code = codeOfStatus[status] ?? 'request.malformed';
  return problemOf(code, code === 'request.malformed' ? 'It is not what this address understands.' : problemCodes[code].title);
}
