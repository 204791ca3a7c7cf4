import { type SubjectEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { DomainError, idFrom, missing } from '@casewright/kernel';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PersonEntity } from '../person.entity';
import { ForgetPersonCommand } from './forget-person.command';

export const subjectStream = (subjectId: string): string => idFrom(`subject:${subjectId}`);

/** Only asks for it: once it stands in the log it happens, whatever becomes of this process. Somebody removed earlier can be erased, too. */
@CommandHandler(ForgetPersonCommand)
export class ForgetPersonHandler implements ICommandHandler<ForgetPersonCommand> {
  constructor(
    private readonly em: EntityManager,
    private readonly store: EventStore,
  ) {}

  async execute({ personId, request, meta }: ForgetPersonCommand): Promise<void> {
    const person = await this.em.fork().findOne(PersonEntity, { id: personId });
    if (!person) throw missing();
    if (person.erasedAt) return;
    if (request.confirm.trim().toLowerCase() !== person.email) throw notConfirmed();
    const event: SubjectEvent = { type: 'subject.forget-requested', data: { subjectId: personId, reason: request.reason } };
    await this.store.append({
      streamId: subjectStream(personId),
      category: 'subject',
      expected: 'any',
      events: [event],
      meta,
      requestHash: meta.requestHash ?? personId,
    });
  }
}

const notConfirmed = () =>
  new DomainError('request.invalid', 'Type the address of the person to confirm that everything about them is to be erased.', {
    errors: [{ in: 'body', pointer: '/confirm', message: 'Must be the address of the person' }],
  });
