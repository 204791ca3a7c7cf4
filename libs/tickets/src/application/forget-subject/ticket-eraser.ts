import { UnneededFiles } from '@casewright/files';
import { Database } from '@casewright/persistence';
import type { Eraser, Erasure } from '@casewright/retention';
import { Injectable } from '@nestjs/common';
import { FilesOfTickets } from '../../read-model/ticket-files/files-of-tickets';

/** The texts go with the key and the projections; files are stored as they came, so they go by themselves. */
@Injectable()
export class TicketEraser implements Eraser {
  readonly name = 'tickets';

  constructor(
    private readonly database: Database,
    private readonly files: FilesOfTickets,
    private readonly unneeded: UnneededFiles,
  ) {}

  /** Which files there are can only be read while there is a key. */
  prepare(): Promise<void> {
    return this.files.requireCurrent();
  }

  async erase({ subjectId }: Erasure): Promise<void> {
    const digests = await this.files.about(subjectId);
    await this.unneeded.add(digests);
    await this.database.query('delete from tickets.uploads where digest = any($1::text[])', [digests]);
  }
}
