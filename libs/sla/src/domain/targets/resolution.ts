import { anyPause, untilSolved } from './target-kind';

/** From the opening to the solution. */
export const resolution = untilSolved('resolution', ['pending'], anyPause);
