import { TicketVisibility } from '@casewright/contracts';
import { DomainError, missing, type Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

const mostTickets = 200;

const ticketsOfPerson = `select ticket_id from rm.interactions where person_id = $1 group by ticket_id order by max(at) desc limit ${mostTickets}`;
const ticketsOfOrganisation = `
  select i.ticket_id from rm.interactions i join customers.people p on p.id = i.person_id
  where p.organisation_id = $1 group by i.ticket_id order by max(i.at) desc limit ${mostTickets}`;

/** Who may see which customers: the desk all of them; engineers those on whose tickets they work, and no list. */
@Injectable()
export class CustomerPolicy {
  constructor(
    private readonly database: Database,
    private readonly visibility: TicketVisibility,
  ) {}

  requireList(principal: Principal): void {
    if (!seesAll(principal)) throw new DomainError('permission.denied', 'Your role sees the customers of its own tickets only.');
  }

  async requirePerson(principal: Principal, personId: string): Promise<void> {
    if (!seesAll(principal) && !(await this.seesTicketOf(principal, ticketsOfPerson, personId))) throw missing();
  }

  async requireOrganisation(principal: Principal, organisationId: string): Promise<void> {
    if (!seesAll(principal) && !(await this.seesTicketOf(principal, ticketsOfOrganisation, organisationId))) throw missing();
  }

  private async seesTicketOf(principal: Principal, sql: string, id: string): Promise<boolean> {
    for (const { ticket_id: ticketId } of await this.database.query<{ ticket_id: string }>(sql, [id])) {
      if (await this.visibility.canSee(principal, ticketId)) return true;
    }
    return false;
  }
}

const seesAll = (principal: Principal): boolean => principal.role !== 'engineer' && principal.role !== 'customer';
