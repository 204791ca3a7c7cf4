import { isStorable } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import type { z } from 'zod';

export type RequestPart = 'body' | 'query' | 'path';

/** One thing that is wrong, with the place as a JSON pointer into that part of the request. */
export interface FieldError {
  readonly in: RequestPart;
  readonly pointer: string;
  readonly message: string;
}

const mostErrors = 50;

/** The request does not have the shape it should; answered with 400 and a pointer per field. */
export class InvalidRequest extends DomainError {
  constructor(readonly errors: readonly FieldError[]) {
    super('request.invalid', 'Some fields are missing, unknown or not as they should be.', { errors: errors.slice(0, mostErrors) });
  }
}

/** Checks something that came with a request and could not be declared as a DTO. */
export function parseRequest<S extends z.ZodType>(schema: S, value: unknown, part: RequestPart = 'body'): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InvalidRequest(fieldErrors(parsed.error.issues, part));
  const texts = [...unstorableTexts(value, [])];
  if (texts.length > 0) throw new InvalidRequest(texts.map((path) => ({ in: part, pointer: pointerTo(path), message: unstorable })));
  return parsed.data;
}

const unstorable = 'Must contain neither the NUL character nor half a surrogate pair';

/** Where text stands that PostgreSQL cannot keep, in whatever a schema lets through without looking inside. */
function* unstorableTexts(value: unknown, path: Path): Generator<Path> {
  if (typeof value === 'string') {
    if (!isStorable(value)) yield path;
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (!isStorable(key)) yield path;
      yield* unstorableTexts(inner, [...path, key]);
    }
  }
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export function fieldErrors(issues: readonly Issue[], part: RequestPart, base: Path = []): FieldError[] {
  return issues.flatMap((issue) => errorsOf(issue, part, [...base, ...issue.path]));
}

function errorsOf(issue: Issue, part: RequestPart, path: Path): FieldError[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ in: part, pointer: pointerTo([...path, key]), message: 'This field is not known here.' }));
    case 'invalid_union': {
      const nearest = nearestBranch(issue.errors);
      return nearest ? fieldErrors(nearest, part, path) : [{ in: part, pointer: pointerTo(path), message: issue.message }];
    }
    default:
      return [{ in: part, pointer: pointerTo(path), message: issue.message }];
  }
}

/** Of the shapes that a value might have had, the one that it failed deepest inside: most likely the one that was meant. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (branch: readonly Issue[]) => Math.max(0, ...branch.map((issue) => issue.path.length));
  return [...branches].sort((left, right) => depth(right) - depth(left) || left.length - right.length)[0];
}

/** RFC 6901. */
export function pointerTo(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
