import type { InvitationView, Role } from '@casewright/contracts';
import { Clock, DomainError } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { SignedTokens } from '../security/signed-tokens';

interface InvitationRow {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly expires_at: Date;
}

@Injectable()
export class InvitationQueries {
  constructor(
    private readonly database: Database,
    private readonly tokens: SignedTokens,
    private readonly clock: Clock,
  ) {}

  /** What the page of an open link shows; a link that has ended shows nothing of whom it was for. */
  async lookUp(token: string): Promise<InvitationView> {
    const [id] = this.tokens.read('invitation', token) ?? [];
    const [row] = await this.database.query<InvitationRow>(
      `select u.email, u.name, u.role, i.expires_at from identity.invitations i join identity.users u on u.id = i.user_id
       where i.id = $1 and i.ended_at is null and i.expires_at > $2 and u.state = 'invited'`,
      [id ?? null, this.clock.now()],
    );
    if (!row) throw new DomainError('state.conflict', 'This link has been used, was replaced by a newer one, or is too old.');
    return { email: row.email, name: row.name, role: row.role, expiresAt: row.expires_at.toISOString() };
  }
}
