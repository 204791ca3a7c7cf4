import { saveVersion } from '@casewright/commands';
import type { AutoCloseContent } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { templateProblem } from '@casewright/rules';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AutoCloseInForce } from '../../../read-model/auto-close/in-force';
import { AutoCloseQueries } from '../../../read-model/auto-close/auto-close.query';
import { AutoCloseRows } from '../auto-close-rows';
import { SaveAutoCloseCommand } from './save-settings.command';

/** Every save that changes something is a version of its own, and has the tickets that are there looked through. */
@CommandHandler(SaveAutoCloseCommand)
export class SaveAutoCloseHandler implements ICommandHandler<SaveAutoCloseCommand> {
  constructor(
    private readonly rows: AutoCloseRows,
    private readonly queries: AutoCloseQueries,
    private readonly inForce: AutoCloseInForce,
  ) {}

  async execute({ content, expectedVersion, meta }: SaveAutoCloseCommand) {
    requireTemplates(content);
    const document = {
      newest: () => this.queries.newest(),
      file: (version: number, saved: AutoCloseContent) => this.rows.add(version, saved, meta),
    };
    if (await saveVersion(document, () => content, expectedVersion)) this.inForce.forget();
    return this.queries.view();
  }
}

function requireTemplates(content: SaveAutoCloseCommand['content']): void {
  const errors = (['closeWarning', 'solveWarning'] as const).flatMap((field) => {
    const message = templateProblem(content[field]);
    return message === null ? [] : [{ in: 'body', pointer: `/${field}`, message }];
  });
  if (errors.length > 0) throw new DomainError('request.invalid', errors[0]?.message ?? 'A warning cannot be sent so.', { errors });
}
