import type { CommandGateway } from '@casewright/commands';
import { escalationCommands } from '@casewright/contracts';
import { z } from 'zod';
import { ClimbStep, ClimbStepCommand } from './climb-step/climb-step.command';
import { StartEscalationCommand } from './start-escalation/start-escalation.command';
import { StopEscalationsCommand } from './stop-escalations/stop-escalations.command';

const EndEscalations = z.strictObject({ ticketId: z.uuid(), because: z.enum(['solved', 'closed']) });

/** What rules and the process that climbs may ask by name. */
export function registerEscalationCommands(gateway: CommandGateway): void {
  gateway.register({
    type: 'escalation.start',
    schema: escalationCommands['escalation.start'],
    create: ({ ticketId, ladderId }, meta) => new StartEscalationCommand(ticketId, ladderId, meta),
  });
  gateway.register({
    type: 'escalation.stop',
    schema: escalationCommands['escalation.stop'],
    create: ({ ticketId, ladderId }, meta) => new StopEscalationsCommand(ticketId, ladderId === null ? 'all' : { ladderId }, 'asked', meta),
  });
  gateway.register({ type: 'escalation.climb', schema: ClimbStep, create: (climb, meta) => new ClimbStepCommand(climb, meta) });
  gateway.register({
    type: 'escalation.end',
    schema: EndEscalations,
    create: ({ ticketId, because }, meta) => new StopEscalationsCommand(ticketId, 'all', because, meta),
  });
}
