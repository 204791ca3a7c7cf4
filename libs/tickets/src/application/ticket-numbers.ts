import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** Numbers that people say on the phone: T-1001 and on. An opening that fails leaves a gap. */
@Injectable()
export class TicketNumbers {
  constructor(private readonly database: Database) {}

  async next(): Promise<number> {
    const { rows } = await this.database.pool.query<{ number: string }>({
      name: 'ticket-number',
      text: `select nextval('tickets.numbers') as number`,
    });
    return Number(rows[0]?.number);
  }
}
