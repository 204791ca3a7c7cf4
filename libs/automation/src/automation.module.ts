import { CommandGateway } from '@casewright/commands';
import { Deliveries } from '@casewright/jobs';
import { Subscriptions } from '@casewright/subscriptions';
import { RuleDirectory, PluginAct } from '@casewright/contracts';
import { RoomPolicies } from '@casewright/realtime';
import { Erasers, Retention } from '@casewright/retention';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { automationReactor } from './application/automation.reactor';
import { CarryOut } from './application/carry-out';
import { CreateRuleHandler } from './application/create-rule/create-rule.handler';
import { Counting } from './application/counting';
import { DecisionStore } from './application/decision-store';
import { DraftCheck } from './read-model/rules/draft-check';
import { PluginActionSender } from './application/plugin-actions/plugin-action-sender';
import { RunPluginActionCommand } from './application/plugin-actions/run-plugin-action/run-plugin-action.command';
import { RunPluginActionHandler } from './application/plugin-actions/run-plugin-action/run-plugin-action.handler';
import { InstalledActions } from './read-model/references/installed-actions';
import { ConditionRows } from './application/named-conditions/condition-rows';
import { RemoveConditionHandler } from './application/named-conditions/remove-condition/remove-condition.handler';
import { RenewDraftsHandler } from './application/named-conditions/renew-drafts/renew-drafts.handler';
import { SaveConditionHandler } from './application/named-conditions/save-condition/save-condition.handler';
import { RuleConditionsController } from './http/rule-conditions.controller';
import { ConditionCheck } from './read-model/named-conditions/condition-check';
import { NamedConditions } from './read-model/named-conditions/named-conditions.query';
import { SharedConditions } from './read-model/named-conditions/shared-conditions.query';
import { LookUpEraser } from './application/forget-subject/look-up-eraser';
import { LookUps } from './application/look-ups/look-ups';
import { PluginFacts } from './application/look-ups/plugin-facts';
import { RecordedLookUps } from './read-model/tickets/recorded-look-ups.query';
import { KnownPluginFacts } from './read-model/references/known-plugin-facts';
import { KnownReferences } from './read-model/references/known-references.query';
import { RuleHealth } from './read-model/health/rule-health.query';
import { RuleUses } from './read-model/health/rule-use.query';
import { PublishCheck } from './read-model/rules/publish-check';
import { PublishedRules } from './read-model/rules/published-rules.query';
import { RingCheck } from './read-model/rules/ring-check';
import { Languages } from './read-model/language/languages';
import { LiveRules } from './read-model/live-rules/live-rules';
import { registerRuleCommands } from './application/named-commands';
import { PastRules } from './read-model/live-rules/past-rules';
import { RuleEntity } from './application/rule.entity';
import { RuleLifeEntity } from './application/rule-life.entity';
import { RuleVersionEntity } from './application/rule-version.entity';
import { RuleWriter } from './application/rule-writer';
import { RunRules } from './application/run-rules';
import { Sampling } from './application/sampling';
import { SaveDraftHandler } from './application/save-draft/save-draft.handler';
import { TicketMoments } from './read-model/tickets/ticket-moments';
import { RuleHealthController } from './http/rule-health.controller';
import { RuleKnowledgeController } from './http/rule-knowledge.controller';
import { RulesController } from './http/rules.controller';
import { TicketDecisionsController } from './http/ticket-decisions.controller';
import { lifeControllers, lifeProviders } from './life';
import './migrations';
import { DecisionViews } from './read-model/decisions/decision-views';
import { DirectoryNames } from './read-model/rules/directory-names';
import { PastDecisions } from './read-model/decisions/past-decisions.query';
import { DecisionLists } from './read-model/decisions/list-decisions.query';
import { RuleLists } from './read-model/rules/list-rules.query';
import { RulePast } from './read-model/rules/rule-past.query';
import { RuleQueries } from './read-model/rules/rule.queries';
import { StoredRuleDirectory } from './read-model/rules/stored-rule-directory';
import { AssessEvents } from './read-model/why-not/assess-events';
import { WhyNot } from './read-model/why-not/why-not.query';
import { BacktestStore } from './application/rehearse/backtest-store';
import { BacktestWorker } from './application/rehearse/backtest-worker';
import { BacktestRooms } from './read-model/rehearse/backtest-rooms';
import { Timetable } from './application/timed/timetable';
import { rehearsing, rehearsingControllers } from './rehearsal';
import { timedControllers, timedProviders } from './timed';

/** Conditions that rules share, and what plugins do for rules. */
const sharing = [
  ...[InstalledActions, PluginActionSender, RunPluginActionHandler],
  ...[SharedConditions, NamedConditions, ConditionCheck, ConditionRows],
  ...[SaveConditionHandler, RemoveConditionHandler, RenewDraftsHandler],
];
const writing = [
  ...sharing,
  RuleWriter,
  ...[RingCheck, DraftCheck, PublishCheck],
  KnownReferences,
  RecordedLookUps,
  LookUps,
  LookUpEraser,
  KnownPluginFacts,
  PluginFacts,
  PublishedRules,
  CreateRuleHandler,
  SaveDraftHandler,
];
const running = [Languages, LiveRules, PastRules, TicketMoments, PastDecisions, DecisionStore, CarryOut, Counting, Sampling, RunRules];
const reading = [
  RuleQueries,
  RuleLists,
  RulePast,
  DecisionLists,
  DecisionViews,
  DirectoryNames,
  AssessEvents,
  WhyNot,
  RuleHealth,
  RuleUses,
];

/** Rules that act on what happens to tickets, and the records of why. Gives every other context its `RuleDirectory`. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([RuleEntity, RuleVersionEntity, RuleLifeEntity])],
  // The one with fixed paths stands first: `rules/catalog` is no rule's id.
  controllers: [
    ...rehearsingControllers,
    ...timedControllers,
    ...lifeControllers,
    RuleConditionsController,
    RuleHealthController,
    RuleKnowledgeController,
    RulesController,
    TicketDecisionsController,
  ],
  providers: [
    ...writing,
    ...running,
    ...reading,
    ...rehearsing,
    ...timedProviders,
    ...lifeProviders,
    { provide: RuleDirectory, useClass: StoredRuleDirectory },
  ],
  exports: [RuleDirectory, BacktestWorker, Timetable],
})
export class AutomationModule implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly commands: CommandGateway,
    private readonly rules: RunRules,
    private readonly backtests: BacktestStore,
    private readonly retention: Retention,
    private readonly erasers: Erasers,
    private readonly lookUpEraser: LookUpEraser,
    private readonly deliveries: Deliveries,
    private readonly pluginActions: PluginActionSender,
    private readonly roomPolicies: RoomPolicies,
    private readonly backtestRooms: BacktestRooms,
  ) {}

  onModuleInit(): void {
    this.subscriptions.addReactor(automationReactor(this.rules));
    registerRuleCommands(this.commands);
    this.roomPolicies.register(this.backtestRooms);
    this.deliveries.registerSender(this.pluginActions);
    this.erasers.register(this.lookUpEraser);
    this.commands.register({ type: 'plugin.act', schema: PluginAct, create: (act, meta) => new RunPluginActionCommand(act, meta) });
    this.retention.keep({ what: 'backtests', days: 30, remove: (before, limit) => this.backtests.remove(before, limit) });
  }
}
