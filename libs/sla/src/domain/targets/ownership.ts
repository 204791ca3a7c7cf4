import { isSolved } from '../clock/followed-ticket';
import { anyPause, type TargetKind } from './target-kind';

interface Owners {
  readonly count: number;
  readonly teamId: string | null;
}

/** How long one team owns the ticket: until it is solved, another team has it, or none. Each team's time is an episode. */
export const ownership: TargetKind<Owners> = {
  target: 'ownership',
  beginsWith: 'the assignment to a team',
  pausesIn: [],
  mayPauseIn: anyPause,
  initial: { count: 0, teamId: null },
  remember: (memory, _, { teamId }) =>
    teamId === memory.teamId ? memory : { teamId, count: teamId === null ? memory.count : memory.count + 1 },
  waiting({ count, teamId }, { status }) {
    if (count === 0) return null;
    return { episode: count, for: teamId === null || isSolved(status.category) ? 'met' : 'still' };
  },
};
