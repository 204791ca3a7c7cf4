import { SetMetadata } from '@nestjs/common';

/**
 * How a route answers a request that comes again with the same Idempotency-Key.
 * - `in-one-transaction`: what it does and what it answered are stored together. Unless it says otherwise, a route is like this.
 * - `stored-afterwards`: it acts outside the database, or on the event log. The answer is stored when it is done; should the program end
 *   before that, it is done again, so its effects have derived ids.
 * - `by-handler`: it looks its own first result up.
 */
export type RepeatHandling = 'in-one-transaction' | 'stored-afterwards' | 'by-handler';

export const onRepeatKey = 'casewright:on-repeat';

export const OnRepeat = (handling: RepeatHandling): MethodDecorator & ClassDecorator => SetMetadata(onRepeatKey, handling);
