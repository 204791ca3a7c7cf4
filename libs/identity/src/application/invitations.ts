import { emailSend, InvitationLinks, type MailPayload } from '@casewright/contracts';
import { Config } from '@casewright/config';
import { Deliveries } from '@casewright/jobs';
import { Clock, idFrom, newId } from '@casewright/kernel';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SignedTokens } from '../security/signed-tokens';
import { InvitationEntity, type Invitation } from './invitation.entity';
import { linkEnded } from './refusals';

const validMilliseconds = 72 * 60 * 60 * 1000;

/** One open invitation per user: a new one replaces the older. */
@Injectable()
export class Invitations extends InvitationLinks {
  constructor(
    private readonly em: EntityManager,
    private readonly deliveries: Deliveries,
    private readonly tokens: SignedTokens,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  /** Within the transaction of the caller, who then calls `send` in the same unit of work. */
  async open(em: EntityManager, userId: string, at: Date): Promise<Invitation> {
    await em.flush();
    await this.close(em, userId, at, 'replaced');
    const expiresAt = new Date(at.getTime() + validMilliseconds);
    return em.create(InvitationEntity, { id: newId(), userId, createdAt: at, expiresAt, endedAt: null, endedBecause: null });
  }

  async close(em: EntityManager, userId: string, at: Date, because: 'replaced' | 'withdrawn'): Promise<void> {
    await em.nativeUpdate(InvitationEntity, { userId, endedAt: null }, { endedAt: at, endedBecause: because });
  }

  async send({ id, userId, expiresAt }: Invitation): Promise<void> {
    const payload: MailPayload = { kind: 'invitation', userId, invitationId: id, expiresAt: expiresAt.toISOString() };
    await this.deliveries.create({
      id: idFrom(`invitation:${id}`),
      capability: emailSend,
      eventId: null,
      subjectId: null,
      ticketId: null,
      payload,
    });
  }

  /** The open invitation that the token of a link stands for; locked where the caller is about to use it. */
  async read(token: string, em: EntityManager, lockMode: LockMode = LockMode.NONE): Promise<Invitation> {
    const [id] = this.tokens.read('invitation', token) ?? [];
    const invitation = id && (await em.findOne(InvitationEntity, { id, endedAt: null }, { lockMode }));
    if (!invitation || invitation.expiresAt <= this.clock.now()) throw linkEnded();
    return invitation;
  }

  async linkOf(invitationId: string): Promise<string | null> {
    const invitation = await this.em.fork().findOne(InvitationEntity, { id: invitationId, endedAt: null });
    if (!invitation || invitation.expiresAt <= this.clock.now()) return null;
    // Behind the #, where browsers keep it from servers, logs and referrers.
    return `${this.config.values.PUBLIC_URL.replace(/\/$/, '')}/invitation#${this.tokens.make('invitation', invitationId)}`;
  }
}
