import { TicketVisibility } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { sees, ticketAccess } from '../../domain';
import { TicketRecords } from './ticket-records';

@Injectable()
export class LogTicketVisibility extends TicketVisibility {
  constructor(private readonly records: TicketRecords) {
    super();
  }

  async canSee(principal: Principal, ticketId: string): Promise<boolean> {
    const record = await this.records.find(ticketId);
    return record !== null && principal.permissions.has('ticket.view') && sees(ticketAccess(principal), record.ticket);
  }
}
