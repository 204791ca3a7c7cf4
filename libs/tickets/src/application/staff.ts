import { UserDirectory } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../domain';

/** Looks up those who can work on tickets. */
@Injectable()
export class Staff {
  constructor(private readonly users: UserDirectory) {}

  /** An active user who is no customer; anybody else is refused. */
  async assignable(id: string): Promise<StaffMember> {
    const user = (await this.users.users([id])).get(id);
    if (!user?.active || user.role === 'customer') throw new DomainError('reference.unknown', 'There is no active agent with this id.');
    return { id, teamIds: user.teamIds };
  }

  /** The one who has the ticket now; null also where they are no longer known. */
  async current(assigneeId: string | null): Promise<StaffMember | null> {
    if (assigneeId === null) return null;
    const user = (await this.users.users([assigneeId])).get(assigneeId);
    return user ? { id: assigneeId, teamIds: user.teamIds } : null;
  }

  async requireTeam(id: string | null | undefined): Promise<void> {
    if (id && !(await this.users.teams([id])).has(id)) throw new DomainError('reference.unknown', 'There is no team with this id.');
  }
}
