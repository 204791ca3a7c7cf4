import type { ClockChange } from '@casewright/contracts';
import { newId } from '@casewright/kernel';
import type { ClockPolicy, Stage } from './history';

interface ClockStory {
  readonly ticketId: string;
  readonly stage: Stage;
  readonly opened: Date;
  readonly answered: Date | undefined;
  readonly solved: Date | undefined;
  readonly policy: ClockPolicy;
  readonly until: Date;
}

const minute = 60_000;
type SlaTarget = 'first-reply' | 'resolution';
const goals: Readonly<Record<SlaTarget, number>> = { 'first-reply': 480, resolution: 7_200 };

/** Both clocks of a ticket: started when it was opened, met by the answer and the solution, paused while it waits for the customer. */
export function clocksOf(story: ClockStory): ClockChange[] {
  const { answered, solved, stage } = story;
  const events = [started(story, 'first-reply'), started(story, 'resolution')];
  if (answered) events.push(met(story, 'first-reply', answered));
  if (answered && stage === 'pending') events.push(paused(story, answered));
  if (solved) events.push(met(story, 'resolution', solved));
  return [...events, ...breaches(story)];
}

const dueAt = ({ opened }: ClockStory, target: SlaTarget): string => new Date(opened.getTime() + goals[target] * minute).toISOString();
const cause = (causeType: string) => ({ causeEventId: newId(), causeType });

function started(story: ClockStory, target: SlaTarget): ClockChange {
  const { ticketId, opened, policy } = story;
  const due = dueAt(story, target);
  const goal = { goalMinutes: goals[target], dueAt: due, warnAts: [due], levelAts: [] };
  const terms = { ...policy, warnings: [{ percent: 80 }], breachLevels: [], pausesIn: target === 'resolution' ? ['pending' as const] : [] };
  const at = opened.toISOString();
  return {
    type: 'sla.clock-started',
    data: { ticketId, target, episode: 1, at, ...cause('ticket.opened'), ...terms, ...goal, ticket: null },
  };
}

function met(story: ClockStory, target: SlaTarget, at: Date): ClockChange {
  const { ticketId, opened } = story;
  const elapsedMs = at.getTime() - opened.getTime();
  const late = elapsedMs > goals[target] * minute;
  const causeType = target === 'resolution' ? 'ticket.status-changed' : 'ticket.commented';
  return {
    type: 'sla.met',
    data: { ticketId, target, episode: 1, at: at.toISOString(), ...cause(causeType), elapsedMs, dueAt: dueAt(story, target), late },
  };
}

/** What is still open although its time was over. */
function breaches(story: ClockStory): ClockChange[] {
  const waiting: SlaTarget[] = story.answered ? ['resolution'] : ['first-reply', 'resolution'];
  if (story.solved || story.stage === 'pending') return [];
  const overdue = waiting.filter((target) => dueAt(story, target) < story.until.toISOString());
  return overdue.map((target) => {
    const due = dueAt(story, target);
    return { type: 'sla.breached', data: { ticketId: story.ticketId, target, episode: 1, at: due, dueAt: due } };
  });
}

function paused({ ticketId, opened }: ClockStory, at: Date): ClockChange {
  const elapsedMs = at.getTime() - opened.getTime();
  return {
    type: 'sla.clock-paused',
    data: { ticketId, target: 'resolution', episode: 1, at: at.toISOString(), ...cause('ticket.status-changed'), elapsedMs },
  };
}
