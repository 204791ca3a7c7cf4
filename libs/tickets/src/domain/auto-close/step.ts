import type { AutoCloseStep, AutomaticStep, Status, StatusCategory, TicketEvent } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import type { Ticket } from '../ticket';
import type { Waiting } from './auto-close';

const steps: Readonly<Record<AutoCloseStep, { readonly from: StatusCategory; readonly to: Status }>> = {
  close: { from: 'solved', to: { id: 'closed', category: 'closed' } },
  solve: { from: 'pending', to: { id: 'solved', category: 'solved' } },
};

/** The stream that tells what a ticket waits for. */
export const autoCloseOf = (ticketId: string): string => idFrom(`auto-close:${ticketId}`);

/** The step itself. No event: the ticket is somewhere else by now, or nobody has it and nobody can have solved it. */
export function takeStep(state: Ticket, { step, settingsVersion, afterDays }: Waiting): readonly TicketEvent[] {
  const { from, to } = steps[step];
  if (state.stage !== 'live' || state.status.category !== from) return [];
  if (step === 'solve' && state.assigneeId === null) return [];
  const automatic: AutomaticStep = { process: 'auto-close', settingsVersion, afterDays };
  return [{ type: 'ticket.status-changed', data: { from: state.status, to, automatic } }];
}
