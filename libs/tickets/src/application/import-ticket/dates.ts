import type { ImportTicket } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';

/** When it was opened and solved there (ISO 8601). A past that lies ahead, or in which a ticket is older than its end, is refused. */
export function datesOf({ openedAt, solvedAt, status, comments }: ImportTicket, now: Date): { at: string; solvedAt: string | null } {
  const latest = now.toISOString();
  const errors = [
    ...(isAfter(openedAt, latest) ? [problem('/openedAt', 'Must not be in the future')] : []),
    ...(solvedAt !== undefined && isAfter(solvedAt, latest) ? [problem('/solvedAt', 'Must not be in the future')] : []),
    ...(solvedAt !== undefined && isAfter(openedAt, solvedAt) ? [problem('/solvedAt', 'Must not be before it was opened')] : []),
    ...(solvedAt !== undefined && status !== 'solved' && status !== 'closed'
      ? [problem('/solvedAt', 'Only for what is solved or closed')]
      : []),
    ...comments.flatMap(({ at }, place) => {
      const pointer = `/comments/${place}/at`;
      const before = comments[place - 1]?.at;
      if (isAfter(at, latest)) return [problem(pointer, 'Must not be in the future')];
      return before !== undefined && isAfter(before, at) ? [problem(pointer, 'Must not be before the comment above it')] : [];
    }),
  ];
  if (errors.length === 0) return { at: utc(openedAt), solvedAt: solvedAt === undefined ? null : utc(solvedAt) };
  const [first] = errors;
  throw new DomainError('request.invalid', `${first?.pointer}: ${first?.message}.`, { errors });
}

const isAfter = (one: string, other: string): boolean => Date.parse(one) > Date.parse(other);
const utc = (time: string): string => new Date(time).toISOString();
const problem = (pointer: string, message: string) => ({ in: 'body' as const, pointer, message });
