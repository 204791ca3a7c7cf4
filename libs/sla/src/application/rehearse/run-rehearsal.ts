import type { NoteProgress } from '@casewright/jobs';
import { Injectable } from '@nestjs/common';
import { withChange } from '../../domain/rehearse/drafted-configuration';
import { inForceOf, rehearseTicket } from '../../domain/rehearse/rehearse-ticket';
import { RehearsalTally, type StoredRehearsal } from '../../domain/rehearse/rehearsal-tally';
import { termsIn } from '../../domain/rehearse/terms-in';
import { TicketHistories } from '../../read-model/rehearse/ticket-histories';
import { WholeConfigurationQuery } from '../../read-model/rehearse/whole-configuration.query';
import { PolicyLanguage } from '../policy-language';
import { Breath } from './breath';
import type { RehearsalJob } from './rehearsal-store';

/** Milliseconds from one word of progress to the next: each is a write, and told to those who watch. */
const noteEvery = 200;

/** Leads the tickets of a stretch through their clocks once more, under a configuration with a draft in it. */
@Injectable()
export class RunRehearsal {
  constructor(
    private readonly configuration: WholeConfigurationQuery,
    private readonly language: PolicyLanguage,
    private readonly histories: TicketHistories,
  ) {}

  /** Null where `note` said that it is no longer wanted. */
  async run({ change, from, to }: Pick<RehearsalJob, 'change' | 'from' | 'to'>, note: NoteProgress): Promise<StoredRehearsal | null> {
    const now = await this.configuration.now();
    const { policies, calendars } = withChange(now, change);
    const replay = { termsOf: termsIn({ policies, calendars }, await this.language.catalog()), calendars, end: to.getTime() };
    const inForce = inForceOf(now);
    const [tally, breath] = [new RehearsalTally(), new Breath()];
    let notedAt = Number.NEGATIVE_INFINITY;
    for await (const { histories, share } of this.histories.openedWithin(from, to)) {
      for (const history of histories) {
        const ticket = rehearseTicket(history, replay, inForce);
        if (ticket) tally.add(ticket);
        if (breath.isDue) await breath.take();
      }
      if (performance.now() - notedAt < noteEvery) continue;
      if (!(await note({ counted: tally.count, share }))) return null;
      notedAt = performance.now();
    }
    return (await note({ counted: tally.count, share: 1 })) ? tally.result() : null;
  }
}
