import { escalationsStream, TicketDirectory, type EscalationEvent, type TicketFacts } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Escalation, type Escalations } from '../../domain/escalations';
import { climb, stop } from '../../domain/life';
import { planStep } from '../../domain/plan-step';
import { EscalationsRepository } from '../../read-model/escalations.repository';
import { LadderVersions } from '../../read-model/ladders/ladder-versions.query';
import { WhoIsThere } from '../who-is-there';
import { ClimbStepCommand, type ClimbStep } from './climb-step.command';

type Decide = (all: Escalations) => readonly EscalationEvent[];

/** Works out what a step does by the ticket as it is now, and records it. The process that asked for it has it done. */
@CommandHandler(ClimbStepCommand)
export class ClimbStepHandler implements ICommandHandler<ClimbStepCommand> {
  constructor(
    private readonly repository: EscalationsRepository,
    private readonly ladders: LadderVersions,
    private readonly tickets: TicketDirectory,
    private readonly people: WhoIsThere,
  ) {}

  async execute({ climb: asked, meta }: ClimbStepCommand) {
    const id = escalationsStream(asked.ticketId);
    const escalation = (await this.repository.load(id)).state[asked.escalationId];
    if (!escalation) return;
    await this.repository.change(id, inChain(meta, escalation), await this.decision(asked, escalation, meta.at));
  }

  private async decision(asked: ClimbStep, { ladderId, ladderVersion }: Escalation, at: string): Promise<Decide> {
    const { ticketId, escalationId, step } = asked;
    const [ticket, ladder] = [await this.tickets.find(ticketId), await this.ladders.version(ladderId, ladderVersion)];
    const content = ladder?.content.steps[step - 1];
    if (!ticket || !ladder || !content) throw new Error(`Step ${step} of escalation ${escalationId} is not there`);
    const because = endOf(ticket);
    if (because) return (all) => stop(all, 'all', { ticketId, because, at });
    const effects = [...planStep(content, await this.people.around(ticket, content))];
    return (all) => climb(all, { ...asked, name: ladder.content.name, effects, at });
  }
}

/** A ticket that was solved in the same moment as it was escalated has nobody who ends the climb. */
function endOf({ status: { category } }: TicketFacts): 'solved' | 'closed' | null {
  return category === 'solved' || category === 'closed' ? category : null;
}

/** Waking begins no chain of its own: the depth of the chain bounds rules and ladders that start each other. */
const inChain = (meta: CommandMeta, { chain }: Escalation): CommandMeta => ({ ...meta, ...chain, depth: chain.depth + 1 });
