import { rolePermissions, UserDirectory, type LadderStep, type TicketFacts } from '@casewright/contracts';
import { Injectable } from '@nestjs/common';
import type { Surroundings } from '../domain/plan-step';

/** Looks up whom a step may mean. */
@Injectable()
export class WhoIsThere {
  constructor(private readonly users: UserDirectory) {}

  async around(ticket: TicketFacts, { notify, assignAgentId }: LadderStep): Promise<Surroundings> {
    const named = [...notify.map((to) => (to.kind === 'agent' ? to.id : null)), ticket.assigneeId, assignAgentId].filter(
      (id) => id !== null,
    );
    const people = new Map([
      ...(await this.users.activeAgents()).map((user) => [user.id, user] as const),
      ...(await this.users.users([...new Set(named)])),
    ]);
    const reachable = [...people.values()].filter(({ active, role }) => active && rolePermissions[role].includes('notification.view'));
    return { ticket, people: reachable, teamIds: new Set((await this.users.allTeams()).map(({ id }) => id)) };
  }
}
