import { CommandGateway } from '@casewright/commands';
import type { UndoDirection, UndoResultView } from '@casewright/contracts';
import { DomainError, idFrom, type CommandMeta } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { redoPrefix, undoPrefix } from '../../domain/undo/prefixes';
import type { TicketUndo } from '../../read-model/undo/undo-plans.query';
import { Languages } from '../../read-model/language/languages';
import { labelOf } from '../../read-model/undo/undo-views';
import { UndoRunsCommand } from './undo-runs.command';

type Effect = TicketUndo['effects'][number];
type Refused = UndoResultView['refused'];

const ticketsAtOnce = 8;

/**
 * Sends the compensating commands. Their events belong to the chain of the run, one step deeper than what they take back and caused by it: a rule that took
 * part in the chain does not react to them, and one that may is bounded by the depth of chains.
 */
@CommandHandler(UndoRunsCommand)
export class UndoRunsHandler implements ICommandHandler<UndoRunsCommand> {
  constructor(
    private readonly commands: CommandGateway,
    private readonly languages: Languages,
  ) {}

  async execute({ plan, meta }: UndoRunsCommand): Promise<UndoResultView> {
    const results: UndoResultView[] = [];
    for (let place = 0; place < plan.tickets.length; place += ticketsAtOnce) {
      const some = plan.tickets.slice(place, place + ticketsAtOnce);
      results.push(...(await Promise.all(some.map((ticket) => this.carryOut(ticket, plan.direction, meta)))));
    }
    return {
      done: sum(results.map(({ done }) => done)),
      refused: results.flatMap(({ refused }) => refused),
      kept: sum(results.map(({ kept }) => kept)),
    };
  }

  /** One effect after the other, the newest first. */
  private async carryOut(
    { ticketId, effects, leftovers }: TicketUndo,
    direction: UndoDirection,
    meta: CommandMeta,
  ): Promise<UndoResultView> {
    let [done, kept] = [0, leftovers.length];
    const refused: Refused = [];
    for (const effect of effects) {
      const commandId = commandIdOf(effect, direction, meta);
      if (effect.state === 'reversible') {
        const reason = await this.send(effect, { ...meta, commandId });
        if (reason === null) done += 1;
        else
          refused.push({
            decisionId: effect.decisionId,
            ticketId,
            key: effect.key,
            label: labelOf(effect, { names: new Map(), catalog: this.languages.known.catalog }),
            reason,
          });
      } else if (effect.since?.commandId === commandId) done += 1;
      else kept += 1;
    }
    return { done, refused, kept };
  }

  /** Why the ticket did not allow it; null where it did. */
  private async send({ command, event }: Effect, { commandId, actor, at }: CommandMeta): Promise<string | null> {
    if (!command) return 'There is nothing that puts it back.';
    const { correlationId, depth } = event.meta;
    try {
      await this.commands.send(command, { commandId, actor, correlationId, causationId: event.eventId, depth: depth + 1, at });
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.message;
      throw error;
    }
  }
}

/** The same for the same request, so that a repeat finds what it did. */
const commandIdOf = ({ decisionId, key, event }: Effect, direction: UndoDirection, { commandId }: CommandMeta): string =>
  `${direction === 'undo' ? undoPrefix : redoPrefix}${idFrom(`${commandId}:${decisionId}:${key}:${event.eventId}`)}`;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
