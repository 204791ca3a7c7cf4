import { JobQueue, WatchedWorker, type NoteProgress } from '@casewright/jobs';
import { Injectable } from '@nestjs/common';
import type { StoredRehearsal } from '../../domain/rehearse/rehearsal-tally';
import { RehearsalStore, type RehearsalJob } from './rehearsal-store';
import { RunRehearsal } from './run-rehearsal';

/** Works on rehearsals one after the other. */
@Injectable()
export class RehearsalWorker extends WatchedWorker<RehearsalJob, StoredRehearsal> {
  constructor(
    queue: JobQueue,
    store: RehearsalStore,
    private readonly rehearsal: RunRehearsal,
  ) {
    super('sla-rehearsals', queue, store);
  }

  protected async run(job: RehearsalJob, note: NoteProgress) {
    const result = await this.rehearsal.run(job, note);
    return result && { counted: result.tickets, result };
  }
}
