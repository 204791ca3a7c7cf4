import { PeopleDirectory, type Role } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { Injectable, Optional } from '@nestjs/common';
import { TeamQueries } from '../read-model/team.queries';

/** Looks up what a command on users names. */
@Injectable()
export class UserChecks {
  constructor(
    private readonly teams: TeamQueries,
    @Optional() private readonly people?: PeopleDirectory,
  ) {}

  /** The ids without repeats, all of them teams. */
  async teamIds(wanted: readonly string[]): Promise<string[]> {
    const ids = [...new Set(wanted)];
    const existing = new Set(await this.teams.existing(ids));
    const unknown = wanted.findIndex((id) => !existing.has(id));
    if (unknown === -1) return ids;
    throw new DomainError('reference.unknown', 'There is no such team.', {
      errors: [{ in: 'body', pointer: `/teamIds/${unknown}`, message: 'There is no such team' }],
    });
  }

  /** A customer who signs in is also a person in the directory: that is whose tickets they see. */
  async personId(role: Role, email: string, name: string): Promise<string | null> {
    if (role !== 'customer' || !this.people) return null;
    return (await this.people.findOrCreate(email, name)).id;
  }
}
