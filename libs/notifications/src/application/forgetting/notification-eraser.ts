import type { Eraser, Erasure } from '@casewright/retention';
import { Injectable } from '@nestjs/common';
import { NotificationStore } from '../notification-store';

/** What rules had to say about the tickets of an erased person may have named them. That they said something stays. */
@Injectable()
export class NotificationEraser implements Eraser {
  readonly name = 'notifications';

  constructor(private readonly store: NotificationStore) {}

  erase({ ticketIds }: Erasure): Promise<void> {
    return this.store.forgetTexts(ticketIds);
  }
}
