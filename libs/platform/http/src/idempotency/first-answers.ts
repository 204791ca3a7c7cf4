import { EventStore, StreamTurns } from '@casewright/event-store';
import { Database, UnitOfWork } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { commandIdOf, type KeyedRequest } from './keyed-request';
import type { RepeatHandling } from './on-repeat';
import { reused, StoredAnswers, type Answer, type Query } from './stored-answers';

type Work = () => Promise<Answer>;

/** Carries a keyed request out once, and answers it alike however often it comes. A refusal has no effect and leaves the key free. */
@Injectable()
export class FirstAnswers {
  /** Repeats that arrive in this process meanwhile wait here, without holding a connection. */
  private readonly turns = new StreamTurns();

  constructor(
    private readonly database: Database,
    private readonly unit: UnitOfWork,
    private readonly log: EventStore,
    private readonly stored: StoredAnswers,
  ) {}

  answer(request: KeyedRequest, handling: RepeatHandling, work: Work): Promise<Answer> {
    const plain: Query = (sql, parameters) => this.database.query(sql, parameters);
    return this.turns.take(commandIdOf(request), async () => {
      const known = await this.stored.find(plain, request);
      if (known) return known;
      await this.requireNotOtherwiseInLog(request);
      switch (handling) {
        case 'by-handler':
          return work();
        case 'in-one-transaction':
          return this.unit.run(() => this.once(plain, request, work));
        case 'stored-afterwards':
          return this.database.transaction((client) =>
            this.once(async (sql, parameters) => (await client.query(sql, [...parameters])).rows, request, work),
          );
      }
    });
  }

  private async once(query: Query, request: KeyedRequest, work: Work): Promise<Answer> {
    await this.stored.lock(query, request);
    const known = await this.stored.find(query, request);
    if (known) return known;
    const first = await work();
    await this.stored.keep(query, request, first);
    return first;
  }

  /** The routes of event-sourced aggregates leave their keys in the log. */
  private async requireNotOtherwiseInLog(request: KeyedRequest): Promise<void> {
    const command = await this.log.findCommand(commandIdOf(request));
    if (command && command.requestHash !== request.hash) throw reused();
  }
}
