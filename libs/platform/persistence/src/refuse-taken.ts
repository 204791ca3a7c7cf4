import { DomainError } from '@casewright/kernel';

const uniqueViolation = '23505';

/** Turns a clash on a unique key into the refusal that names the field of the body. */
export async function refuseTaken<Result>(pointer: string, sentence: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code } = Object(error) as { code?: unknown };
    if (code !== uniqueViolation) throw error;
    throw new DomainError('resource.exists', sentence, { errors: [{ in: 'body', pointer, message: sentence }] });
  }
}
