import { CommandGateway } from '@casewright/commands';
import { timedRuleEvents } from '@casewright/contracts';
import { EventTypes } from '@casewright/event-store';
import { ProcessHost } from '@casewright/processes';
import { Subscriptions } from '@casewright/subscriptions';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ActTimedRule, ActTimedRuleCommand } from './application/timed/act-timed-rule/act-timed-rule.command';
import { ActingVersion } from './application/timed/acting-version';
import { ActOnSubject } from './application/timed/act-on-subject';
import { ActTimedRuleHandler } from './application/timed/act-timed-rule/act-timed-rule.handler';
import { ArmOpenTickets } from './application/timed/arm-open-tickets';
import { ArmingRows } from './application/timed/arming-rows';
import { DecideOnWakeUp } from './application/timed/decide-on-wake-up';
import { EndWaiting } from './application/timed/end-waiting';
import { FollowTicket } from './application/timed/follow-ticket';
import { RunOnWakeUp } from './application/timed/run-on-wake-up';
import { RunSchedules } from './application/timed/run-schedules';
import { ScheduledRunRows } from './application/timed/scheduled-run-rows';
import { TimedDivergence } from './application/timed/timed-divergence';
import { timedRulesReactor } from './application/timed/timed-rules.reactor';
import { TimedRulesRepository } from './application/timed/timed-rules.repository';
import { Timetable } from './application/timed/timetable';
import { Wishes } from './application/timed/wishes';
import { timedRule } from './domain/timed/timed-rule.process';
import { TicketTimedRulesController } from './http/ticket-timed-rules.controller';
import { TimedRulesController } from './http/timed-rules.controller';
import { LiveSince } from './read-model/timed/live-since.query';
import { NextRuns } from './read-model/timed/next-runs.query';
import { RuleTimedRuns } from './read-model/timed/rule-timed-runs.query';
import { TicketTimedRulesQuery } from './read-model/timed/ticket-timed-rules.query';
import { timedRuns } from './read-model/timed/timed-runs.projection';
import { WhyNotArmed } from './read-model/timed/why-not-armed.query';
import { WhyNotTimed } from './read-model/timed/why-not-timed.query';
import { WhyResting } from './read-model/timed/why-resting.query';

/** Makes events, process, reactor and projection of timed rules known to the platform. */
@Injectable()
class TimedRulesSetup implements OnModuleInit {
  constructor(
    private readonly eventTypes: EventTypes,
    private readonly gateway: CommandGateway,
    private readonly processes: ProcessHost,
    private readonly subscriptions: Subscriptions,
    private readonly tickets: FollowTicket,
  ) {}

  onModuleInit(): void {
    this.eventTypes.register(timedRuleEvents);
    this.gateway.register({
      type: 'timed-rule.act',
      schema: ActTimedRule,
      create: ({ ticketId, run }, meta) => new ActTimedRuleCommand(ticketId, run, meta),
    });
    this.processes.register({ definition: timedRule, module: require.resolve('./domain/timed/timed-rule.process') });
    this.subscriptions.addReactor(timedRulesReactor(this.tickets));
    this.subscriptions.addProjection(timedRuns);
  }
}

export const timedControllers = [TimedRulesController, TicketTimedRulesController];

export const timedProviders = [
  TimedRulesRepository,
  FollowTicket,
  RunOnWakeUp,
  ActTimedRuleHandler,
  ScheduledRunRows,
  RunSchedules,
  ArmingRows,
  ArmOpenTickets,
  Timetable,
  LiveSince,
  WhyResting,
  ActingVersion,
  ActOnSubject,
  DecideOnWakeUp,
  EndWaiting,
  TimedDivergence,
  Wishes,
  WhyNotArmed,
  WhyNotTimed,
  TicketTimedRulesQuery,
  RuleTimedRuns,
  NextRuns,
  TimedRulesSetup,
];
