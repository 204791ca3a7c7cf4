import { isDeepStrictEqual } from 'node:util';
import { DomainError, requireVersion, type CommandMeta } from '@casewright/kernel';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { TicketFieldEntity, TicketFieldVersionEntity, type FieldContent, type TicketField } from './ticket-field.entity';

/** How many fields there can be, with those that are archived: each is a column that people read and rules can ask for. */
export const mostFields = 200;

interface FieldChange {
  readonly key: string;
  readonly expectedVersion: number | undefined;
  readonly meta: CommandMeta;
}

export const missingField = () => new DomainError('resource.missing', 'There is no such field.');

/** Changes fields one after the other, and files every version. */
@Injectable()
export class FieldWrites {
  constructor(private readonly em: EntityManager) {}

  alone<Result>(work: (em: EntityManager) => Promise<Result>): Promise<Result> {
    return this.em.fork().transactional(async (em) => {
      await em.execute('lock table tickets.fields in share row exclusive mode');
      return work(em);
    });
  }

  /** A change that leaves everything as it is makes no version. */
  change({ key, expectedVersion, meta }: FieldChange, change: (content: FieldContent) => FieldContent): Promise<void> {
    return this.alone(async (em) => {
      const field = await em.findOne(TicketFieldEntity, { key });
      if (!field) throw missingField();
      requireVersion(field, expectedVersion);
      const content = change(field.content);
      if (isDeepStrictEqual(content, field.content)) return;
      Object.assign(field, { content, version: field.version + 1, updatedAt: new Date(meta.at) });
      fileField(em, field, meta);
    });
  }
}

/** Files the newest content as an immutable version. */
export function fileField(em: EntityManager, { key, version, content }: TicketField, meta: CommandMeta): void {
  em.create(TicketFieldVersionEntity, { key, version, content, madeBy: meta.actor.id, madeAt: new Date(meta.at) });
}
