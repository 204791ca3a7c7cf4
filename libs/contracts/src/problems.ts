import { z } from 'zod';

/** Every problem code with its HTTP status and title. A `DomainError` carries one of these codes. */
export const problemCodes = {
  'request.malformed': { status: 400, title: 'The request cannot be read' },
  'request.invalid': { status: 400, title: 'A field is not as it should be' },
  'request.cursor': { status: 400, title: 'The cursor is not one of ours' },
  'auth.required': { status: 401, title: 'Sign in first' },
  'auth.failed': { status: 401, title: 'The address or the password is wrong' },
  'auth.expired': { status: 401, title: 'The session has ended' },
  'permission.denied': { status: 403, title: 'You may not do this' },
  'resource.missing': { status: 404, title: 'There is nothing here' },
  'state.conflict': { status: 409, title: 'Not possible in this state' },
  'ticket.closed': { status: 409, title: 'The ticket is closed' },
  'ticket.transition': { status: 409, title: 'The status cannot change like this' },
  'ticket.assignee-needed': { status: 409, title: 'The ticket has no assignee' },
  'command.in-progress': { status: 409, title: 'The same request is still being worked on' },
  'resource.exists': { status: 409, title: 'It exists already' },
  'version.stale': { status: 412, title: 'Somebody else has changed it' },
  'request.too-large': { status: 413, title: 'The request is too large' },
  'request.media-type': { status: 415, title: 'The content type is not supported' },
  'command.reused': { status: 422, title: 'The idempotency key was used for another request' },
  'rule.invalid': { status: 422, title: 'The rule cannot be published' },
  'mail.refused': { status: 422, title: 'The mail server did not take the mail' },
  'reference.unknown': { status: 422, title: 'Something that the request names does not exist' },
  'calendar.never-open': { status: 422, title: 'The calendar is not open often enough' },
  'rate.limited': { status: 429, title: 'Too many requests' },
  'server.error': { status: 500, title: 'Something went wrong on our side' },
  'server.unavailable': { status: 503, title: 'Not ready' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problemCodes;

/** One thing that is wrong, with the place as a JSON pointer into that part of the request, or into the draft that is to be published. */
export const FieldProblem = z.looseObject({ in: z.enum(['body', 'query', 'path', 'document']), pointer: z.string(), message: z.string() });

/** RFC 9457 problem details. `errors` point at fields; further members are named by the code's details. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errorId: z.string().optional(),
  errors: z.array(FieldProblem).optional(),
});
export type Problem = z.infer<typeof Problem>;
