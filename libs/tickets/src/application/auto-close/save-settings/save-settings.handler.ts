import { isDeepStrictEqual } from 'node:util';
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
    const current = await this.queries.newest();
    if (expectedVersion !== undefined && expectedVersion !== current.version) throw stale(current.version);
    if (!isDeepStrictEqual(content, current.content)) {
      if (!(await this.rows.add(current.version + 1, content, meta))) throw stale((await this.queries.newest()).version);
      this.inForce.forget();
    }
    return this.queries.view();
  }
}

const stale = (currentVersion: number) =>
  new DomainError('version.stale', 'Somebody else has changed it since you read it.', { currentVersion });

function requireTemplates(content: SaveAutoCloseCommand['content']): void {
  const errors = (['closeWarning', 'solveWarning'] as const).flatMap((field) => {
    const message = templateProblem(content[field]);
    return message === null ? [] : [{ in: 'body', pointer: `/${field}`, message }];
  });
  if (errors.length > 0) throw new DomainError('request.invalid', errors[0]?.message ?? 'A warning cannot be sent so.', { errors });
}
