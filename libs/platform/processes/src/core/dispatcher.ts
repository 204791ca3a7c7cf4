import { CommandGateway } from '@casewright/commands';
import { problemCodes } from '@casewright/contracts';
import { DomainError, processId, type CommandMeta } from '@casewright/kernel';
import { Injectable, Logger } from '@nestjs/common';
import type { Outgoing } from './life';

/** Sends the commands of a step. Their ids say which process and which number, so that sending them again changes nothing. */
@Injectable()
export class CommandDispatcher {
  private readonly log = new Logger('Processes');

  constructor(private readonly gateway: CommandGateway) {}

  async dispatch(outgoing: Outgoing): Promise<void> {
    for (const [index, command] of outgoing.commands.entries()) {
      const meta = metaOf(outgoing, outgoing.firstNumber + index);
      try {
        await this.gateway.send(command, meta);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        this.log.warn(`${command.type} (${meta.commandId}) was refused: ${error.code}`);
      }
    }
  }
}

function metaOf({ type, key, definitionVersion, cause, at }: Outgoing, number: number): CommandMeta {
  const commandId = `process:${processId(type, key)}:${number}`;
  return {
    commandId,
    actor: { kind: 'process', id: type, version: definitionVersion },
    correlationId: cause?.correlationId ?? commandId,
    causationId: cause?.eventId ?? null,
    depth: (cause?.depth ?? -1) + 1,
    at,
  };
}

/** The domain said no for good (409), or somebody whom the command names is gone: an answer, not a failure. Anything else is tried again. */
function isRefusal(error: unknown): error is DomainError {
  if (!(error instanceof DomainError)) return false;
  if (error.code === 'reference.unknown') return true;
  const problem: { status: number } | undefined = problemCodes[error.code as keyof typeof problemCodes];
  return problem?.status === 409;
}
