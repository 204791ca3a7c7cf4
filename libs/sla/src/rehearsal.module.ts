import { RoomPolicies } from '@casewright/realtime';
import { Retention } from '@casewright/retention';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CancelRehearsalHandler } from './application/rehearse/cancel-rehearsal/cancel-rehearsal.handler';
import { DraftCheck } from './application/rehearse/draft-check';
import { PolicyLanguage } from './application/policy-language';
import { RehearsalStore } from './application/rehearse/rehearsal-store';
import { RehearsalWorker } from './application/rehearse/rehearsal-worker';
import { RunRehearsal } from './application/rehearse/run-rehearsal';
import { StartRehearsalHandler } from './application/rehearse/start-rehearsal/start-rehearsal.handler';
import { RehearsalsController } from './http/rehearsals.controller';
import { RehearsalRooms } from './read-model/rehearse/rehearsal-rooms';
import { Rehearsals } from './read-model/rehearse/rehearsals.query';
import { TicketHistories } from './read-model/rehearse/ticket-histories';
import { WholeConfigurationQuery } from './read-model/rehearse/whole-configuration.query';
import './rehearsal.migrations';

/** Shows changes of policies and calendars on the past, beside the clocks that run. */
@Module({
  controllers: [RehearsalsController],
  providers: [
    ...[WholeConfigurationQuery, PolicyLanguage, TicketHistories, RunRehearsal, DraftCheck],
    ...[RehearsalStore, RehearsalWorker, RehearsalRooms, Rehearsals],
    ...[StartRehearsalHandler, CancelRehearsalHandler],
  ],
  exports: [RehearsalWorker, RunRehearsal],
})
export class SlaRehearsalModule implements OnModuleInit {
  constructor(
    private readonly rooms: RoomPolicies,
    private readonly own: RehearsalRooms,
    private readonly retention: Retention,
    private readonly rehearsals: RehearsalStore,
  ) {}

  onModuleInit(): void {
    this.rooms.register(this.own);
    this.retention.keep({ what: 'SLA rehearsals', days: 30, remove: (before, limit) => this.rehearsals.remove(before, limit) });
  }
}
