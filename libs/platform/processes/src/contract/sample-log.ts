import { newId, type Stored } from '@casewright/kernel';
import type { SampleEvent } from './sample.events';

type Of<T extends SampleEvent['type']> = Stored<Extract<SampleEvent, { type: T }>>;

/** Makes the events of one subject, as the log would give them. */
export class SampleLog {
  readonly streamId = newId();
  private version = 0;

  constructor(readonly subject = newId()) {}

  opened(remindAt: Date | null = null): Of<'sample.opened'> {
    return this.next('sample.opened', { subject: this.subject, remindAt: remindAt?.toISOString() ?? null });
  }

  noted(remindAt: Date | null = null): Of<'sample.noted'> {
    return this.next('sample.noted', {
      subject: this.subject,
      remindAt: remindAt?.toISOString() ?? null,
      subjectId: this.streamId,
      text: 'My name is Jo.',
    });
  }

  handed(teamId: string | null): Of<'sample.handed'> {
    return this.next('sample.handed', { subject: this.subject, teamId });
  }

  closed(): Of<'sample.closed'> {
    return this.next('sample.closed', { subject: this.subject });
  }

  private next<E extends SampleEvent>(type: E['type'], data: E['data']): Stored<E> {
    this.version += 1;
    const at = new Date().toISOString();
    return {
      type,
      data,
      eventId: newId(),
      streamId: this.streamId,
      category: 'sample',
      version: this.version,
      position: { epoch: 1, xid: '1', seq: String(this.version) },
      meta: {
        commandId: newId(),
        actor: { kind: 'user', id: 'someone' },
        correlationId: `chain-${this.streamId}`,
        causationId: null,
        depth: 2,
        at,
      },
      recordedAt: at,
    } as unknown as Stored<E>;
  }
}
