import type { AutoCloseEvent } from '@casewright/contracts';
import { Repository, RepositoryTools } from '@casewright/event-store';
import { Injectable } from '@nestjs/common';
import { autoClose, type AutoClose } from '../../domain/auto-close/auto-close';

/** What each ticket waits for, under `autoCloseOf` its id. */
@Injectable()
export class AutoCloseRepository extends Repository<AutoClose, AutoCloseEvent> {
  constructor(tools: RepositoryTools) {
    super(tools, autoClose);
  }
}
