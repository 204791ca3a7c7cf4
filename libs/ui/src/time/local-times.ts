import { briefTime } from './exact';

const instants = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)/g;

/** A sentence of the server with its instants as the reader's clock shows them: the server knows nobody's time zone. */
export const withLocalTimes = (text: string, now: number): string => text.replace(instants, (instant) => briefTime(instant, now));
