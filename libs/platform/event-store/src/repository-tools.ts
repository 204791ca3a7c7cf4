import { Injectable } from '@nestjs/common';
import { EventStore } from './event-store';
import { Snapshots } from './snapshots';
import { StreamTurns } from './stream-turns';

/** What every repository works with; a subclass hands it on to `super`. */
@Injectable()
export class RepositoryTools {
  readonly turns = new StreamTurns();

  constructor(
    readonly store: EventStore,
    readonly snapshots: Snapshots,
  ) {}
}
