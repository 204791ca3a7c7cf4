/**
 * An expected refusal: something the domain does not allow. `code` is one of the problem codes in contracts,
 * the message is a sentence for the person who asked, `details` join the problem document.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

/** Makes a switch exhaustive: the compiler refuses the call while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
