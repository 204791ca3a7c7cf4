import { isOutage } from '@casewright/kernel';

/** `query_canceled`: a statement took longer than it may. */
const tookTooLong = '57014';

/** True for a fault that trying again later may cure. */
export const isUnavailable = (error: unknown): boolean =>
  isOutage(error) || (error instanceof Error && 'code' in error && error.code === tookTooLong);
