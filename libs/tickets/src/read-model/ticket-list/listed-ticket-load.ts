import { TicketLoad } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

interface Counts {
  readonly team: number | null;
  readonly assignee: number | null;
}

const count = (column: string, parameter: string): string =>
  `case when ${parameter}::uuid is null then null else (
     select count(*)::int from rm.ticket_list where ${column} = ${parameter} and category not in ('solved', 'closed')) end`;

/** Counts the rows of the queue. */
@Injectable()
export class ListedTicketLoad extends TicketLoad {
  constructor(private readonly database: Database) {
    super();
  }

  async open({ teamId, assigneeId }: { teamId: string | null; assigneeId: string | null }): Promise<Counts> {
    const [row] = await this.database.query<Counts & object>(
      `select ${count('team_id', '$1')} as team, ${count('assignee_id', '$2')} as assignee`,
      [teamId, assigneeId],
    );
    return row ?? { team: null, assignee: null };
  }
}
