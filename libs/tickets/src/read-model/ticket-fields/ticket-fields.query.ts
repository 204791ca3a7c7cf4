import type { FieldKind, TicketFieldDefinition, TicketFieldList, TicketFieldView } from '@casewright/contracts';
import { TicketFieldDirectory } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../reader';

interface FieldRow {
  readonly key: string;
  readonly kind: FieldKind;
  readonly version: number;
  readonly content: Pick<TicketFieldView, 'label' | 'help' | 'audience' | 'choices' | 'archived'>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const select = `select key, kind, version, content, created_at as "createdAt", updated_at as "updatedAt" from tickets.fields`;

/** The fields that the desk has added to tickets. */
@Injectable()
export class TicketFieldQueries extends TicketFieldDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  /** Those that the reader may see, in the order of their labels; customers do not see archived ones. */
  async list({ audience }: Reader): Promise<TicketFieldList> {
    const items = (await this.rows()).map(viewOf);
    return {
      items: audience === 'staff' ? items : items.filter(({ audience: whose, archived }) => whose === 'requester' && !archived),
      nextCursor: null,
    };
  }

  async find(key: string): Promise<TicketFieldView> {
    const [row] = await this.database.query<FieldRow & object>(`${select} where key = $1`, [key]);
    if (!row) throw new DomainError('resource.missing', 'There is no such field.');
    return viewOf(row);
  }

  /** Versions only grow and rows only come, so the sums are another pair after every change. */
  async revision(): Promise<string> {
    const [row] = await this.database.query<{ revision: string }>(
      `select count(*) || '.' || coalesce(sum(version), 0) as revision from tickets.fields`,
    );
    return row?.revision ?? '';
  }

  async all(): Promise<readonly TicketFieldDefinition[]> {
    return (await this.rows()).map(({ key, kind, content: { label, choices, archived } }) => ({ key, kind, label, choices, archived }));
  }

  private rows(): Promise<FieldRow[]> {
    return this.database.query<FieldRow & object>(`${select} order by lower(content->>'label') collate "C", key`);
  }
}

const viewOf = ({ key, kind, version, content, createdAt, updatedAt }: FieldRow): TicketFieldView => ({
  ...{ key, kind, version },
  ...content,
  choices: [...content.choices],
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
