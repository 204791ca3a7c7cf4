import { Injectable } from '@nestjs/common';
import { EventStore } from './event-store';
import { SubjectKeys } from './sealing/subject-keys';
import { Snapshots } from './snapshots';
import { StateCache } from './state-cache';
import { StreamTurns } from './stream-turns';

/** What every repository works with; a subclass hands it on to `super`. */
@Injectable()
export class RepositoryTools {
  readonly turns = new StreamTurns();
  readonly states = new StateCache();

  constructor(
    readonly store: EventStore,
    readonly snapshots: Snapshots,
    keys: SubjectKeys,
  ) {
    keys.onForgotten(() => this.states.dropAll());
  }
}
